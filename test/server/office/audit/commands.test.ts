// S4 over real sockets: every command there is leaves its entry, done or refused, by who asked.
import { Database } from '../../../../server/storage/sqlite/connection';
import type { Role } from '../../../../shared/actors';
import { COMMANDS, type CommandOf, type NameAskedBy } from '../../../../shared/commands';
import type { HeldResult, KioskTimes, Reply } from '../../../../shared/protocol';
import { type Client, draw, MONDAY_NINE, openWorld, type World } from '../../../world';

type Name = NameAskedBy<Role>;
type Row = { name: string; kind: string; outcome: string; asker: string; place: string; subject: string | null };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const entries = (): Row[] => {
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const rows = database.prepare('SELECT name, kind, outcome, asker, place, subject FROM audit ORDER BY seq').all();
  database.close();
  return rows as Row[];
};
type Known = { visitId: string; personId: string; sourceId: string; path: string };
const resultOf = <Result = Known>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};

const EVERYTHING = { from: null, to: null, kind: null, place: null, personId: null, text: null };
const AS_IT_WAS = {
  ...{ weekdays: [1], counters: 0, from: '08:00', to: '12:00', opensMin: 0, closesMin: 0 },
  ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
};

/** Here there is nothing to do for them. */
const IN_VAIN: readonly Name[] = ['keepAppointment', 'acknowledgeAlarm'];

/** What a command leaves when it was done: by its definition. */
const kindOfDone = (name: Name): string | null => {
  if (IN_VAIN.includes(name)) return null;
  const definition = COMMANDS[name];
  if (definition.kind === 'query') return definition.looksAt === 'people' ? 'look' : null;
  return definition.kind === 'room' && !definition.isRemembered ? null : 'act';
};

test('S4 every command leaves its entry: who asked where, and whether it was done', async () => {
  const [kiosk, one, two, admin] = [
    await world.connect('kiosk', 'kiosk-1'),
    await world.connect('counter', 'schalter-1'),
    await world.connect('counter', 'schalter-2'),
    await world.connect('admin', 'admin'),
  ];
  const visits: string[] = [];
  for (let i = 0; i < 6; i++) visits.push(resultOf(await kiosk.ask(draw('ausweis'))).visitId);
  const [first = '', second = ''] = visits;
  const day = '2017-11-06';
  const span = { serviceIds: ['ausweis'], persons: 1 };
  const slotAt = MONDAY_NINE + 3 * 3_600_000;
  const contact = { name: 'Erika Muster', email: null, phone: null };
  const booking = { ...span, language: 'de', slotAt, place: { kind: 'extra' }, contact } as const;
  const booked = resultOf(await admin.ask({ type: 'bookAppointment', ...booking })).visitId;
  const { days } = resultOf<KioskTimes>(await kiosk.ask({ type: 'timesAtKiosk', ...span, from: day }));
  const [freeAt = 0, nextAt = 0] = days[1]?.starts ?? [];
  const held = resultOf<HeldResult>(await kiosk.ask({ type: 'holdSlot', ...span, slotAt: freeAt, instead: null }));
  const { settings, settingsVersion: version } = admin.view();
  const file = { file: Buffer.from('id;date\n1;2017-11-08 9:00').toString('base64'), serviceId: 'ausweis' };
  const unknown = 'nobody-of-this-id';
  const roles = new Map<unknown, Role>([
    [kiosk, 'kiosk'],
    [admin, 'admin'],
  ]);

  /** In this order each finds what it needs, as far as an office can have it all. */
  const acts: { [Type in Name]: [Client<unknown>, Omit<CommandOf<Type>, 'type'>] } = {
    drawTicket: [kiosk, { ...span, language: 'de' }],
    timesAtKiosk: [kiosk, { ...span, from: day }],
    holdSlot: [kiosk, { ...span, slotAt: nextAt, instead: null }],
    returnSlot: [kiosk, { holdId: held.holdId, slotAt: held.slotAt }],
    printSheet: [kiosk, { sheet: { kind: 'offer', ...span }, language: 'de' }],
    callNext: [one, {}],
    callAgain: [one, { visitId: first }],
    begin: [one, { visitId: first }],
    park: [one, { visitId: first, place: 'Fotoautomat' }],
    callBack: [one, { visitId: first }],
    sendOnErrand: [one, { visitId: first, errandId: 'foto' }],
    reportBack: [kiosk, { ticket: first }],
    miss: [one, { visitId: first }],
    returnToLine: [one, { visitId: first }],
    raise: [one, { visitId: second, reason: 'child' }],
    handOn: [one, { visitId: second, to: { kind: 'counter', counterId: 'schalter-2' }, note: 'bitte' }],
    takeOut: [admin, { visitId: second }],
    undo: [one, { act: 999_999 }],
    finish: [one, { visitId: first }],
    noteWork: [
      one,
      { visitId: first, work: { services: [{ serviceId: 'ausweis', count: 1 }], persons: 1, hindrance: null } },
    ],
    changeVisit: [one, { visitId: first, ...span }],
    checkIn: [kiosk, { code: 'NOBODY', language: null }],
    checkInVisit: [one, { visitId: booked, language: null, familyName: null }],
    printAgain: [kiosk, { visitId: visits[5] ?? '' }],
    settleSlip: [one, { slipId: unknown }],
    callOutOfOrder: [two, { visitId: visits[3] ?? '', reason: 'health' }],
    pause: [two, { until: null }],
    resume: [two, {}],
    sendMessage: [one, { to: { kind: 'counter', counterId: 'schalter-2' }, text: 'Bitte kommen', about: null }],
    readMessage: [two, { messageId: unknown }],
    moveCounter: [admin, { counterId: 'schalter-3', serves: ['ausweis'], agreed: [] }],
    strandedBy: [admin, { counterId: 'schalter-3', serves: null }],
    leftByClosing: [admin, { counterId: 'schalter-2' }],
    setAdmission: [admin, { admission: 'open' }],
    lockKiosk: [admin, { kioskId: 'kiosk-1', reason: 'Papierstau' }],
    unlockKiosk: [admin, { kioskId: 'kiosk-1' }],
    bookAppointment: [one, { ...booking, slotAt: slotAt + 60_000 }],
    moveAppointment: [admin, { day, visitId: booked, slotAt: slotAt + 120_000, place: { kind: 'extra' } }],
    cancelAppointment: [admin, { day, visitId: booked }],
    officesBeside: [one, {}],
    timesElsewhere: [one, { office: unknown, ...span, day }],
    moveElsewhere: [one, { day, visitId: booked, office: unknown, serviceIds: span.serviceIds, slotAt }],
    keepAppointment: [admin, { day, visitId: booked }],
    appointmentsOf: [one, { day }],
    findAppointments: [one, { text: 'Muster' }],
    findVisits: [one, { text: 'A1', most: 20 }],
    findPeople: [one, { text: 'Muster', most: 20 }],
    appointment: [one, { day, visitId: booked }],
    freeSlots: [one, { ...span, day }],
    unfitAppointments: [admin, {}],
    proposeMoves: [admin, { visitIds: [booked] }],
    acknowledgeAlarm: [admin, { printerId: 'drucker-1' }],
    callEmergency: [one, {}],
    acknowledgeEmergency: [admin, { counterId: 'schalter-1' }],
    endEmergency: [admin, { counterId: 'schalter-1' }],
    callHelp: [kiosk, {}],
    takeHelp: [admin, { kioskId: 'kiosk-1' }],
    testSlip: [admin, { printerId: 'drucker-1' }],
    testResult: [admin, { slipId: unknown }],
    probePrinter: [admin, { channel: { kind: 'virtual' } }],
    findPrinters: [admin, {}],
    previewSlip: [admin, { slip: settings.slip, profile: settings.printers[0]?.profile as never, language: 'de' }],
    invite: [admin, { role: 'display', stationId: 'anzeige-1' }],
    withdrawInvitation: [admin, { invitationId: unknown }],
    savePerson: [admin, { personId: null, name: 'Neue Person', roleIds: ['clerk'], password: 'drei Wörter ohne Sinn' }],
    removePerson: [admin, { personId: unknown }],
    unlockPerson: [admin, { personId: unknown }],
    removeSecondFactor: [admin, { personId: unknown }],
    endSessions: [admin, { personId: unknown, sessionId: null }],
    mySessions: [one, {}],
    endMySessions: [one, { sessionId: null }],
    revokeDevice: [admin, { deviceId: unknown }],
    setSignOnSecret: [admin, { secret: 'geheim' }],
    setPersonSignOn: [admin, { personId: unknown, signOn: 'niemand' }],
    testSignOn: [admin, { redirectUri: 'https://buergerbuero.example/admin/' }],
    setMailPassword: [admin, { password: 'geheim' }],
    sendTestMail: [admin, { to: 'it@luenen.example', letter: null }],
    previewLetter: [admin, { letter: { kind: 'booked', language: 'de', wording: { subject: null, text: null } } }],
    createSource: [admin, { name: 'Anderes System' }],
    revokeSource: [admin, { sourceId: unknown }],
    createProgram: [admin, { name: 'Fachverfahren', scopes: ['readLine'], counterId: null }],
    revokeProgram: [admin, { programId: unknown }],
    createHook: [admin, { name: 'Statistik', url: 'https://statistik.example/haken', events: ['visit.finished'] }],
    changeHook: [admin, { hookId: unknown, name: 'Statistik', url: null, events: ['visit.finished'] }],
    removeHook: [admin, { hookId: unknown }],
    recordings: [admin, { language: 'de' }],
    keepRecording: [admin, { language: 'de', name: 'nummer', wav: '' }],
    removeRecordings: [admin, { language: 'de', name: 'nummer' }],
    testHook: [admin, { hookId: unknown }],
    previewCsv: [admin, file],
    importCsv: [admin, file],
    setFeedAddress: [admin, { feedId: 'kalender', url: 'https://kalender.example/1' }],
    readFeed: [admin, { feedId: 'kalender' }],
    decideMissed: [admin, { feedId: 'kalender', decision: 'keep' }],
    insight: [admin, { weekday: 1 }],
    report: [admin, { from: day, to: day, unit: 'day' }],
    reportFile: [admin, { from: day, to: day, unit: 'day', format: 'csv', language: 'de' }],
    clerkFigures: [admin, { from: day, to: day }],
    clerkReportFile: [admin, { from: day, to: day, unit: 'day', format: 'csv', language: 'de' }],
    startReplay: [admin, { change: AS_IT_WAS }],
    replayState: [admin, {}],
    cancelReplay: [admin, {}],
    unusualBookings: [admin, {}],
    cancelBookings: [admin, { network: 'network-1', appointments: [{ day, visitId: booked }] }],
    settleBookings: [admin, { network: 'network-1' }],
    backups: [admin, {}],
    bringInPaper: [
      admin,
      {
        day,
        slips: [
          {
            ...{ key: 'Q001-ABCD-ABCDEFGHJK', ...span, language: 'de', cameAt: slotAt, isEstimated: false },
            ...{ outcome: 'done', calledAt: null, endedAt: null, counterId: null },
          },
        ],
      },
    ],
    takeBackPaper: [admin, { day, keys: ['Q001-ABCD-ABCDEFGHJK'] }],
    broughtPaper: [admin, { day }],
    makePaperBlock: [admin, { count: 50, serviceId: null }],
    discardPaperBlock: [admin, { blockId: 'ABCD' }],
    printPaperBlock: [admin, { blockId: 'ABCD', printerId: 'drucker-1', from: 'Q001', to: 'Q002' }],
    stopPaperPrinting: [admin, {}],
    paperPrinting: [admin, {}],
    paperBlocks: [admin, {}],
    readPaper: [admin, { typed: 'Q001 ABCD ABCDEFGHJK' }],
    backUpNow: [admin, {}],
    rehearseRestore: [admin, { name: 'wertmarke-2017-11-05-013000Z', place: 'here' }],
    proveForgetting: [admin, { run: 'run-of-proof' }],
    findPersonalData: [admin, { text: 'Muster' }],
    deletePersonalData: [admin, { visits: [{ day, visitId: booked, isCancelled: false }], wishIds: [] }],
    ownData: [one, {}],
    auditEntries: [admin, { before: null, filter: { ...EVERYTHING, text: 'aufrufen' } }],
    checkAudit: [admin, {}],
    affectedBy: [admin, { settings }],
    settingsVersions: [admin, { before: null }],
    exportSettings: [admin, {}],
    readSettingsFile: [admin, { file: {} }],
    changeSettings: [admin, { version, settings: { ...settings, waitingPlace: { de: 'Flur' } } }],
    trustClock: [admin, {}],
    logOut: [two, {}],
    closeCounter: [admin, { counterId: 'schalter-1', agreed: [] }],
    // Of the administration it ends the office: here it is refused.
    endDemonstration: [one, { keep: [], confirmed: true }],
    leaveAdministration: [admin, {}],
  };

  const wrong: unknown[] = [];
  const done: string[] = [];
  for (const [name, [client, fields]] of Object.entries(acts) as [Name, [Client<unknown>, object]][]) {
    const before = entries().length;
    const reply = await client.ask({ type: name, ...fields } as never);
    const asker = roles.get(client) ?? 'counter';
    const wanted = reply.ok ? kindOfDone(name) : 'refused';
    const outcome = reply.ok ? 'done' : reply.refusal.code;
    if (reply.ok) done.push(name);
    const left = entries().slice(before);
    const own = left.filter((row) => row.name === name && row.asker === asker);
    const isRight = wanted === null ? left.length === 0 : own.length === 1 && own[0]?.kind === wanted;
    if (!isRight || own.some((row) => row.outcome !== outcome)) wrong.push({ name, reply, left });
  }
  expect(wrong).toEqual([]);
  expect(done.length).toBeGreaterThan(40);
  const names = new Set(entries().map(({ name }) => name));
  expect(['openDay', 'openCounter', 'pair'].filter((name) => !names.has(name))).toEqual([]);
}, 60_000);
