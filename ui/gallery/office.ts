// A whole office in a browser's memory: the real core decides, and each screen is shown what the real views say of it.
import { previewLetter } from '../../server/mail/letters/sample';
import { type Answered, type Answers, answerBy, done, type Keeping } from '../../server/office/answers';
import { createFreeSlots } from '../../server/public/booking/free';
import type { Visit } from '../../server/queue/day/day';
import type { DayCommand } from '../../server/queue/decide';
import type { DayFacts } from '../../server/queue/figures/facts';
import { NOTHING_LEARNED } from '../../server/queue/forecast/lessons';
import { affectedBy } from '../../server/queue/slots/affected';
import { nextTimes } from '../../server/queue/slots/nextTimes';
import { adminOfNobody, adminView, type Beside } from '../../server/queue/views/admin';
import { counterView } from '../../server/queue/views/counter';
import { displayView } from '../../server/queue/views/display';
import { kioskView } from '../../server/queue/views/kiosk';
import { createScene } from '../../server/queue/views/parts';
import { createNextSlots } from '../../server/screens/nextSlots';
import { queryAnswers } from '../../server/screens/queries';
import { CLERKS, LEADER } from '../../server/starting/demonstration';
import { isOfKind, type NameOfKind, parseCommand, type ScreenCommand } from '../../shared/commands';
import type { Actor } from '../../shared/events';
import type { Lesson } from '../../shared/lessons';
import type { HeldResult, OwnDataResult, Proof } from '../../shared/privacy';
import type {
  AuditResult,
  ContactView,
  Reply,
  ScreenView,
  SessionView,
  Snapshot,
  UnusualResult,
} from '../../shared/protocol';
import type { ReplayState } from '../../shared/replay/replay';
import type { ServerAlarm } from '../../shared/serverFaults';
import type { Settings } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import type { TicketLink } from '../link/ticketLink';
import { NO_BACKUPS } from './beside/backups';
import { besideDay } from './beside/besideDay';
import { elsewhereIn, type Neighbour } from './beside/elsewhere';
import { NO_PAPER, type PaperRoom, paperIn } from './beside/paper';
import { openHistory } from './history';
import { loggedIn, staffOf } from './people';
import { reported } from './reported';
import { createSaved } from './saved';
import type { Found } from './visitors/door';
import { publicApiOf } from './visitors/publicApi';
import { SIGN, ticketLinkOf } from './visitors/ticket';

const PUBLIC_URL = 'https://termine.luenen.example';

/** What stands beside the day; a state changes what it is about. */
type Surroundings = Beside & {
  serverAlarms: ServerAlarm[];
  unfitAppointments: ContactView[];
  unusual: UnusualResult;
  proof: Proof | null;
  held: HeldResult;
  ownData: OwnDataResult | null;
  audit: AuditResult;
  replay: ReplayState;
  backups: typeof NO_BACKUPS;
  paper: PaperRoom;
  neighbours: Neighbour[];
  sessions: SessionView[];
  /** Nobody is logged in at the administration: it shows its login, or the first account. */
  entrance: 'login' | 'first' | null;
  lessons: { day: string; lesson: Lesson }[];
  /** What days were, for reports. */
  facts: { day: string; facts: DayFacts }[];
};

const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** K7MX22, K7MX23 ...: codes as people get them. */
const codeOf = (n: number): string => `K7MX${CODE_LETTERS[23 + (n >> 3)]}${CODE_LETTERS[23 + (n & 7)]}`;

const dayOfCommand = (command: DayCommand, timeZone: string): string | null => {
  if ('day' in command) return command.day;
  return 'slotAt' in command ? dayOf(command.slotAt, timeZone) : null;
};

/** Opens it at nine, with nobody there yet. */
export const openOffice = (firstSettings: Settings) => {
  const history = openHistory(firstSettings, '2017-11-06', {
    newCode: (isTaken) => {
      let n = 0;
      while (isTaken(codeOf(n))) n++;
      return codeOf(n);
    },
    ticketUrl: (key) => `${PUBLIC_URL}/t/${key}`,
  });
  const { day, settings, dayNamed } = history;
  const beside: Surroundings = {
    ...{ settingsVersion: 1, unfit: 0, devices: [], invitations: [], publicUrl: PUBLIC_URL, sources: [], feeds: [] },
    ...{ programs: [], hooks: [], told: [], paper: NO_PAPER },
    staff: [...CLERKS, LEADER].map(({ name, roleIds }, i) => staffOf(`person-000${i + 1}`, name, roleIds)),
    ...{ secondFactor: null, signOn: { hasSecret: false }, backups: NO_BACKUPS },
    person: loggedIn(firstSettings, `person-000${CLERKS.length + 1}`, LEADER),
    mail: { hasPassword: true, waiting: 0, lastFault: null },
    ...{ proof: null, held: { visits: [], wishes: [], isMore: false }, ownData: null },
    ...{ serverAlarms: [], unfitAppointments: [], lessons: [], facts: [], sessions: [], neighbours: [] },
    unusual: { today: null, patterns: [] },
    ...{ entrance: null, replay: { state: 'none' }, audit: { entries: [], next: null, check: null } },
  };
  const listeners = new Set<() => void>();
  const changed = () => [...listeners].map((tell) => tell());
  const now = () => Math.max(history.time.now, day.lastAt);
  const outlook = () => ({ day, settings: settings(), learned: NOTHING_LEARNED, now: now() });
  const isAhead = (name: string) => name >= day.day;
  const branch = {
    ...{ settings, now, dayNamed, outlook, today: () => day },
    anyDay: async (name: string) => dayNamed(name),
    daysAhead: () => allDays().filter(isAhead).toSorted().map(dayNamed),
    ...{ lessons: () => beside.lessons, settingsVersion: () => beside.settingsVersion },
    joinedWith: async (_version: number, mine: Settings) => ({ settings: mine }),
    affectedBy: (after: Settings) => {
      const affected = affectedBy({ today: day, days: allDays().map(dayNamed), before: settings(), after, now: now() });
      return { affected, consent: affected.length > 0 ? 'agreed' : null };
    },
  };
  const free = createFreeSlots(branch);
  const nextSlotAt = createNextSlots(branch);
  const allDays = () => [...new Set(history.events.map((event) => event.day))];
  const visitOf = (fits: (visit: Visit) => boolean): Found | null => {
    const found = allDays()
      .map(dayNamed)
      .flatMap((there) => [...there.visits.values()].filter(fits).map((visit) => ({ there, visit })));
    return found[0] ?? null;
  };
  const booked = (visitIds: readonly string[]) =>
    allDays()
      .map(dayNamed)
      .flatMap((there) => visitIds.flatMap((id) => there.visits.get(id) ?? []).map((visit) => ({ day: there, visit })));
  const queried = queryAnswers({
    branch,
    unfit: {
      list: () => beside.unfitAppointments,
      propose: (visitIds) => ({ moves: nextTimes(booked(visitIds), { settings: settings(), now: now(), dayNamed }) }),
    },
  });
  const saved = createSaved({ branch, persons: () => beside.staff, firstSettings });
  /** Somebody saves other settings. */
  const save = (next: Settings, by: Actor): number => {
    history.change(next);
    beside.settingsVersion += 1;
    saved.note({ version: beside.settingsVersion, at: now(), by, settings: settings(), after: null });
    changed();
    return beside.settingsVersion;
  };
  const answers: Answers<NameOfKind<'query'>> = {
    ...{ ...queried, unusualBookings: () => done(beside.unusual) },
    ...reported({ facts: () => beside.facts, events: history.events, staff: () => beside.staff }),
    ...{ ...saved.answers, ...paperIn(history, () => beside.paper), ...elsewhereIn(() => beside.neighbours) },
    ...{ auditEntries: () => done(beside.audit), backups: () => done(beside.backups) },
    proveForgetting: () => done({ share: beside.proof === null ? 0.4 : 1, proof: beside.proof, version: '0.2.0' }),
    ...{ findPersonalData: () => done(beside.held), ownData: () => done(beside.ownData) },
    ...{ replayState: () => done(beside.replay), mySessions: () => done({ sessions: beside.sessions }) },
    recordings: () => done({ names: ['nummer', 'a', 'b', 't', '1', '2', '3', '4', '5', '7', 'schalter-1'] }),
  };

  const snapshotOf = <View>(view: View): Snapshot<View> => ({
    ...{ build: 'gallery', day: day.day, version: day.version, now: now(), speed: 0 },
    view,
  });
  const nameOf = (personId: string | null) => beside.staff.find(({ id }) => id === personId)?.name ?? null;
  const scene = () => createScene(outlook(), { serverAlarms: beside.serverAlarms, sign: SIGN, nameOf });

  const viewOf = (screen: ScreenView['screen'], stationId: string): ScreenView => {
    switch (screen) {
      case 'display':
        return displayView(day, scene(), stationId);
      case 'admin':
        if (beside.entrance !== null) return adminOfNobody(scene(), beside.entrance === 'first');
        return adminView(day, scene(), beside);
      case 'kiosk':
      case 'counter': {
        const { personId = null } = day.counters.get(stationId) ?? {};
        const person = beside.staff.find(({ id }) => id === personId) ?? null;
        const view =
          screen === 'kiosk'
            ? kioskView(day, scene(), stationId, { url: `${PUBLIC_URL}/`, nextSlotAt })
            : counterView(day, scene(), stationId, person && loggedIn(settings(), person.id, person));
        if (view === null) throw new Error(`there is no ${stationId}`);
        return view;
      }
    }
  };

  /** What becomes of a command about a day; the screens are shown it. */
  const handle = (command: DayCommand, by: Actor): Reply => {
    const about = dayOfCommand(command, settings().office.timeZone);
    const decision = history.when(command, by, about === null ? day : dayNamed(about));
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    changed();
    return done(decision.result);
  };

  /** What a paired screen asks. What only the server's surroundings could answer is done, and answered with nothing. */
  const ask = (asked: ScreenCommand, by: Actor): Answered => {
    const { data: command } = parseCommand(asked);
    if (command === undefined) return done({});
    const keeping: Keeping = async (decide) => decide().result;
    if (isOfKind(command, 'query')) return answerBy(answers, command, { by, keeping });
    if (command.type === 'changeSettings') return done({ version: save(command.settings, by) });
    if (command.type === 'previewLetter')
      return done(previewLetter(command.letter, { settings: settings(), now: now(), publicUrl: PUBLIC_URL }));
    return isOfKind(command, 'day') ? handle(command, by) : besideDay(branch, command);
  };

  const visitors = { branch, free, visitOf, handle };
  return {
    ...history,
    beside,
    changed,
    subscribe: (tell: () => void): (() => void) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    now,
    ask,
    save,
    viewOf,
    snapshotOf,
    publicApi: publicApiOf(visitors),
    /** A phone's link to the ticket or appointment of a visit. */
    ticketLink: (visitId: string): TicketLink => {
      const there = visitOf(({ id }) => id === visitId)?.there ?? null;
      return ticketLinkOf(visitors, { visitId, there, scene, snapshotOf });
    },
    handle,
    /** Whose page has this key. */
    visitOf: (key: string): string => visitOf((visit) => visit.key === key)?.visit.id ?? '',
  };
};
export type Office = ReturnType<typeof openOffice>;
