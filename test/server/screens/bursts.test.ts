// What screens show after bursts of everything at once, held against the same views worked out anew from the log.

import { newDay } from '../../../server/queue/day/day';
import { evolve } from '../../../server/queue/day/evolve';
import type { Outlook } from '../../../server/queue/forecast/forecast';
import { counterView } from '../../../server/queue/views/counter';
import { displayView } from '../../../server/queue/views/display';
import { kioskView } from '../../../server/queue/views/kiosk';
import { createScene, type Scene } from '../../../server/queue/views/parts';
import { gapAfter } from '../../../server/screens/screens';
import type { LoggedInView, Snapshot } from '../../../shared/protocol';
import { type Client, openWorld, type World } from '../../world';

const BURSTS = 3;
const SERVICES = ['ausweis', 'wohnsitz', 'beglaubigung'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The day as its events alone make it, with nothing that the office has in memory. */
const anewFromLog = async (): Promise<Outlook> => {
  const { branch } = world.app();
  const outlook = branch.outlook();
  const events = await branch.eventsOf(outlook.day.day);
  return { ...outlook, day: events.reduce(evolve, newDay(outlook.day.day)) };
};

const everyScreen = async () => {
  const counters = await Promise.all([1, 2, 3, 4].map((n) => world.connect('counter', `schalter-${n}`)));
  const kiosks = await Promise.all([1, 2, 3].map(() => world.connect('kiosk', 'kiosk-1')));
  const displays = await Promise.all([1, 2].map(() => world.connect('display', 'anzeige-1')));
  return { counters, kiosks, displays };
};
type Screens = Awaited<ReturnType<typeof everyScreen>>;

/** Four come, some are called, one is let go, one is sent back: whatever of it is possible just now. */
const burst = async ({ counters, kiosks }: Screens, round: number): Promise<void> => {
  const persons = 1 + (round % 2);
  const drawn = kiosks.flatMap((kiosk) =>
    SERVICES.map((id) => kiosk.ask({ type: 'drawTicket', serviceIds: [id], persons, language: 'de' })),
  );
  const acts = counters.map(async (counter, i) => {
    const { visit } = counter.view();
    if (visit !== null && (i + round) % 3 === 0) await counter.ask({ type: 'miss', visitId: visit.visitId });
    else if (visit !== null) await counter.ask({ type: 'finish', visitId: visit.visitId });
    await counter.ask({ type: 'callNext' });
  });
  await Promise.all([...drawn, ...acts]);
};

/** Until every slip is printed and every screen has been told of the last that happened. */
const settled = async (all: Client<unknown>[]): Promise<void> => {
  const { branch } = world.app();
  const slips = () => [...branch.today().slips.values()];
  const isShown = ({ snapshots }: Client<unknown>) => snapshots.at(-1)?.version === branch.today().version;
  for (let looks = 0; looks < 500; looks++) {
    if (slips().every(({ state }) => state !== 'queued' && state !== 'sending') && all.every(isShown)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the screens were not told of the last that happened');
};

const shown = <View>({ snapshots }: Client<View>): View => {
  const last: Snapshot<View> | undefined = snapshots.at(-1);
  if (last === undefined) throw new Error('no snapshot');
  return last.view;
};

test('S94 after bursts of everything at once each screen shows what is worked out anew from the log', async () => {
  const screens = await everyScreen();
  const { counters, kiosks, displays } = screens;
  const all: Client<unknown>[] = [...counters, ...kiosks, ...displays];
  for (let round = 0; round < BURSTS; round++) {
    await burst(screens, round);
    await settled(all);
    const persons = counters.map((counter) => shown(counter).person);
    const names = new Map(persons.flatMap((person) => (person ? [[person.id, person.name]] : [])));
    const outlook = await anewFromLog();
    const anew = (work: (scene: Scene, person: LoggedInView | null) => unknown, person: LoggedInView | null = null) =>
      JSON.parse(
        JSON.stringify(
          work(
            createScene(outlook, {
              serverAlarms: [],
              sign: shownSign(displays),
              nameOf: (id) => names.get(id ?? '') ?? null,
            }),
            person,
          ),
        ),
      );
    for (const [i, counter] of counters.entries())
      expect(shown(counter)).toEqual(
        anew((scene, person) => counterView(outlook.day, scene, `schalter-${i + 1}`, person), persons[i]),
      );
    for (const display of displays)
      expect(shown(display)).toEqual(anew((scene) => displayView(outlook.day, scene, 'anzeige-1')));
    for (const kiosk of kiosks) {
      const site = { url: `${world.publicUrl()}/`, nextSlotAt: () => null };
      expect(shown(kiosk)).toEqual(anew((scene) => kioskView(outlook.day, scene, 'kiosk-1', site)));
    }
  }
  const { day } = await anewFromLog();
  expect([day.visits.size, day.announcements.length > BURSTS]).toEqual([BURSTS * 9, true]);
});

test('S94 what was shown late, in a program that was held for a minute, holds up what is shown next for a second', () => {
  expect([0, 5, 20, 60_000].map(gapAfter)).toEqual([80, 80, 180, 1000]);
});

const shownSign = ([display]: Screens['displays']): string => (display && shown(display).sign) ?? '';
