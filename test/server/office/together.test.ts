// G4: two people change the settings at the same time, over real sockets: both keep their work, or one is asked.
import fc from 'fast-check';
import { joined } from '../../../server/queue/decide/settings';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { AffectedResult } from '../../../shared/affected';
import type { Reply } from '../../../shared/protocol';
import { type Settings, settingsSchema } from '../../../shared/settings';
import { openWorld, type World } from '../../world';

describe('in an office', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const refusalOf = (reply: Reply) => (reply.ok ? null : reply.refusal);

  test('G4 who did not know of the other saves what is in other fields, as often as it takes', async () => {
    const [one, other] = [await world.connect('admin', 'admin'), await world.connect('admin', 'admin')];
    const { settings, settingsVersion: version } = one.view();
    const save = (client: typeof one, mine: Settings) =>
      client.ask({ type: 'changeSettings', version, settings: mine });
    expect(await save(one, { ...settings, placeWord: 'Zimmer' })).toMatchObject({ ok: true });
    expect(await save(other, { ...settings, policy: { ...settings.policy, run: 3 } })).toMatchObject({ ok: true });
    const services = settings.services.map((service, i) => (i === 0 ? { ...service, durationMin: 20 } : service));
    expect(await save(other, { ...settings, services })).toMatchObject({ ok: true });
    const { settings: now } = await one.until((view) => view.settingsVersion === version + 3);
    expect(now).toEqual({ ...settings, placeWord: 'Zimmer', policy: { ...settings.policy, run: 3 }, services });

    expect(refusalOf(await save(other, { ...settings, placeWord: 'Platz' }))?.code).toBe('settingsChangedMeanwhile');
    expect(one.view().settingsVersion).toBe(version + 3);
  });

  test('G4 what does not fit together with the other’s is refused by the name of the field', async () => {
    const [one, other] = [await world.connect('admin', 'admin'), await world.connect('admin', 'admin')];
    const { settings, settingsVersion: version } = one.view();
    const [first, ...rest] = settings.services;
    if (first === undefined) throw new Error('there is no service');
    const without = await one.ask({ type: 'changeSettings', version, settings: { ...settings, services: rest } });
    expect(without).toMatchObject({ ok: true });
    const feeds = [{ id: 'alt', name: 'Alt', serviceId: first.id, everyMin: 5 }];
    expect(
      refusalOf(await other.ask({ type: 'changeSettings', version, settings: { ...settings, feeds } })),
    ).toMatchObject({ code: 'settingsInvalid', values: { where: 'feeds.0.serviceId' } });
  });

  test('G4 T8 consent is to the list of both changes together, and to nothing else', async () => {
    const [one, other] = [await world.connect('admin', 'admin'), await world.connect('admin', 'admin')];
    const counter = await world.connect('counter', 'schalter-1');
    expect(counter.view().counter.id).toBe('schalter-1');
    const { settings, settingsVersion: version } = one.view();
    const fewer = { ...settings, counters: settings.counters.slice(1) };
    const lookAt = async (client: typeof one, mine: Settings) => {
      const reply = await client.ask({ type: 'affectedBy', version, settings: mine });
      if (!reply.ok) throw new Error(reply.refusal.code);
      return reply.result as AffectedResult;
    };
    const { consent, affected } = await lookAt(one, fewer);
    expect(affected).toEqual([{ kind: 'counter', name: '1' }]);
    const agreed = { type: 'changeSettings', version, settings: fewer, consent: consent ?? '' } as const;
    expect(await one.ask(agreed)).toMatchObject({ ok: true });
    // The other's own change hits nobody; the counter is gone already, and nobody is asked for it twice.
    const kiosks = { ...settings, kiosks: [] };
    const looked = await lookAt(other, kiosks);
    expect(looked.affected).toEqual([{ kind: 'screen', name: 'Foyer' }]);
    const save = (agreedTo: string | null) =>
      other.ask({ type: 'changeSettings', version, settings: kiosks, ...(agreedTo !== null && { consent: agreedTo }) });
    expect(refusalOf(await save(null))?.code).toBe('affectsPeople');
    expect(refusalOf(await save(consent))?.code).toBe('affectsPeople');
    expect(await save(looked.consent)).toMatchObject({ ok: true });
    const { settings: now } = await one.until((view) => view.settings.kiosks.length === 0);
    expect(now.counters.map(({ id }) => id)).not.toContain('schalter-1');
  });
});

/** What people do to an office: each fits by itself, and not always with what the other does. */
const CHANGES: Record<string, (settings: Settings) => Settings> = {
  letter: (settings) => ({ ...settings, appointmentLetter: 'Z' }),
  service: (settings) => ({
    ...settings,
    services: settings.services.map((one, i) => (i === 0 ? { ...one, letter: 'Z' } : one)),
  }),
  without: (settings) => ({
    ...settings,
    services: settings.services.slice(1),
    counters: settings.counters.map((one) => ({
      ...one,
      serviceIds: one.serviceIds?.filter((id) => id !== settings.services[0]?.id) ?? null,
      preferredServiceIds: one.preferredServiceIds.filter((id) => id !== settings.services[0]?.id),
    })),
  }),
  preferred: (settings) => ({
    ...settings,
    counters: settings.counters.map((one) => ({ ...one, preferredServiceIds: [settings.services[0]?.id ?? ''] })),
  }),
  noPrinter: (settings) => ({
    ...settings,
    printers: [],
    kiosks: settings.kiosks.map((kiosk) => ({ ...kiosk, printerId: null })),
  }),
  kiosk: (settings) => ({
    ...settings,
    kiosks: [
      ...settings.kiosks,
      {
        id: 'neu',
        name: 'Neu',
        printerId: settings.printers[0]?.id ?? null,
        lockTimes: [],
        glass: { diagonalInch: 21.5, lowerEdgeMm: 850 },
      },
    ],
  }),
  name: (settings) => ({ ...settings, counters: settings.counters.map((one, i) => ({ ...one, name: `${i + 20}` })) }),
  add: (settings) => ({
    ...settings,
    counters: [
      ...settings.counters,
      { id: 'neu', name: '21', serviceIds: null, preferredServiceIds: [], plan: null, arrow: null, placeHint: null },
    ],
  }),
  least: (settings) => ({
    ...settings,
    appointments: { ...settings.appointments, freeAgainMin: { ...settings.appointments.freeAgainMin, least: 60 } },
  }),
  most: (settings) => ({
    ...settings,
    appointments: { ...settings.appointments, freeAgainMin: { ...settings.appointments.freeAgainMin, most: 5 } },
  }),
};

test('G4 whatever two people do, what comes of it is valid, or refused with its place', () => {
  const names = Object.keys(CHANGES);
  const doing = fc.subarray(names, { minLength: 1, maxLength: 3 });
  const made = (done: string[]) =>
    done.reduce((settings, name) => CHANGES[name]?.(settings) ?? settings, demonstrationOffice);
  let refused = 0;
  fc.assert(
    fc.property(doing, doing, (theirs, mine) => {
      const [others, own] = [settingsSchema.safeParse(made(theirs)), settingsSchema.safeParse(made(mine))];
      if (!others.success || !own.success) return;
      const result = joined(demonstrationOffice, others.data, own.data);
      if ('settings' in result) expect(settingsSchema.parse(result.settings)).toEqual(result.settings);
      else {
        refused++;
        if (result.refusal.code === 'settingsInvalid') expect(result.refusal.values['where']).toMatch(/\w/);
        else expect(result.refusal.code).toBe('settingsChangedMeanwhile');
      }
    }),
    { numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(0);
});
