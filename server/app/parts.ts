// What an office is made of, and what there is of it before anybody can ask for anything.
import { dirname } from 'node:path';
import type { Settings } from '../../shared/settings';
import type { AlarmTold } from '../../shared/watching/alarms';
import { auditAnswers } from '../audit/commands';
import { createAuditSearch } from '../audit/search';
import type { Backups } from '../backups/backups';
import { backupAnswers } from '../backups/commands';
import { createBackupsOf, lastBackupOf } from '../backups/ofHouse';
import type { Logger } from '../basics/log';
import { createSignal, type Signal } from '../basics/signal';
import { createDayList } from '../dayList/dayListFile';
import { goingLiveAnswers } from '../golive/endDemonstration';
import { createHookRoom, createNotices, type Hooks, readHooks } from '../hooks';
import type { Health } from '../http/http';
import type { TlsFiles } from '../http/port';
import { identityAnswers } from '../identity/commands';
import type { PasswordCost } from '../identity/hashing';
import { createIdentity, type Identity } from '../identity/identity';
import { createImports } from '../imports';
import { DOWNLOAD_MS } from '../imports/feeds/download';
import { READER } from '../imports/reading/reader';
import type { TrustedProxies } from '../limits/networks';
import { mailAnswers } from '../mail/commands';
import { createPost } from '../mail/post';
import { createReminders } from '../mail/reminders';
import { createWaitingList } from '../mail/waitingList';
import { createElsewhere } from '../neighbours';
import type { Answers } from '../office/answers';
import { type Audit, createAudit } from '../office/audit/audit';
import { createAuditCare } from '../office/audit/care';
import type { RolesOf } from '../office/audit/entries';
import { createRepeats } from '../office/audit/repeats';
import { type Branch, createBranch } from '../office/branch';
import { createFileCare } from '../office/fileCare';
import { createServerAlarms, type ServerAlarms } from '../office/serverAlarms';
import { createUnfit } from '../office/unfit';
import { createPaperBlocks } from '../paper/blocks';
import { paperAnswers } from '../paper/commands';
import { printingAnswers } from '../printing/commands';
import { createSheets } from '../printing/sheets';
import { createSlips } from '../printing/slips';
import { privacyAnswers } from '../privacy/commands';
import { createProgramRoom, readPrograms } from '../programs';
import type { Effort } from '../public/booking/proofOfWork';
import { createUnusual, unusualAnswers } from '../public/booking/unusual';
import { createPush } from '../push';
import { createRecords } from '../records/records';
import { replayAnswers } from '../replay/commands';
import { createReplays } from '../replay/replays';
import { createReports } from '../reports/reports';
import { kioskTimesAnswers } from '../screens/kioskTimes';
import { queryAnswers } from '../screens/queries';
import { settingsVersionAnswers } from '../screens/settingsVersions';
import { signOnAnswers } from '../signOn/commands';
import { createSignOn } from '../signOn/signOn';
import type { Stage } from '../starting/stage';
import { createHeads } from '../storage/audit/heads';
import { type DatabasePlace, renewalOf, type Store } from '../storage/engine';
import { createAnswers } from '../storage/replyCache';
import { openFailedRestores } from '../storage/safekeeping/result';
import { readSecrets, type Secrets } from '../storage/secrets';
import { createSteps, type TakeStep } from '../storage/steps';
import type { Carrier } from '../visitors/carrier';
import { createVoiceRoom } from '../voice/room';
import { createBookings } from '../watching/bookings';
import type { MachineParts } from '../watching/machine';
import { createMeter } from '../watching/meter';
import { createUndelivered } from '../watching/room';
import { createWays } from '../watching/ways';

export type AppParts = {
  /** Path of the database file; beside it lies what is no part of the database. */
  file: string;
  /** S76: the database of the house that keeps everything instead of the file; without it, or null, the file does. */
  database?: DatabasePlace | null;
  /** Epoch milliseconds; `speed` is how fast it runs, 1 for the real one. */
  clock: () => number;
  /** The clock of the world outside, where a demonstration's shows another time; by it go people's phones. */
  outside?: () => number;
  /** Milliseconds that have passed, which nobody can set (T3); without it time passes by the clock. */
  elapsed?: (() => number) | undefined;
  speed: number;
  log: Logger;
  health: Health;
  screensDir: string;
  /** Addresses to listen on; port 0 takes a free one. Without a host, on all addresses. */
  host: string | undefined;
  port: number;
  publicPort: number;
  /** Whose word about visitors' addresses counts (TRUST_PROXY). */
  trustedProxies: TrustedProxies;
  /** Under which addresses people reach the ports behind a proxy, null where it is the ports themselves. */
  officeUrl: string | null;
  ownPublicUrl: string | null;
  /** Certificate and key of both ports; null speaks plain http. */
  tls: TlsFiles | null;
  /** M18: how other offices of the database reach the office port; without it, on this machine. */
  doorUrl?: (port: number) => string;
  /** How visitors' phones reach the public port, for the QR: without a slash at the end. */
  publicUrl: (port: number) => string;
  /** Folder of the day list, which is kept there for the day the power fails (X3). */
  dayListDir: string;
  /** S45: where backups lie (null: `backups` beside the database), and where copies of them. */
  backupDirs?: { here: string | null; copy: string | null };
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  /** The clock and the day of an office that opens as a demonstration; null, or without it, those of the real time. */
  stage?: (store: Store) => Promise<Stage | null>;
  /** How it has a public side; without it, in this very process. */
  visitors?: () => Carrier;
  /** S87: writes down where public sides elsewhere reach this office, and what they say; else there are none. */
  keepLine?: (port: number, secret: string) => Promise<void>;
  /** Ends this office and opens it again, once what was asked is answered; without it a demonstration cannot end. */
  renew?: () => void;
  /** What automatic booking costs (A5). */
  effort: Effort;
  /** What a password costs to work out (S1). */
  passwordCost: PasswordCost;
  /** S53: who asks for /metrics says it; null answers this machine alone. */
  metricsToken?: string | null;
  /** S52: how much room there is in a folder; the real one where it is left out. */
  room?: MachineParts['room'];
  /** N7: which addresses are a push service's; those that browsers use where it is left out. */
  isPushService?: (endpoint: string) => boolean;
  /** Links that the last program printed at its start stay good; they do not without it. */
  keepsPrintedLinks?: boolean | undefined;
  /** Memory and file have come apart: the program has to end, and the file has the truth. */
  onLost: (error: unknown) => void;
};

/** How people reach the public port: its address, without a slash at the end, and that of a ticket page. */
export type Reached = { publicUrl: () => string; ticketUrl: (key: string) => string };

/** Signals between the parts: what all screens show has changed, or what staff see of it; somebody's right has ended. */
const createSignals = () => ({ changed: createSignal(), staffChanged: createSignal(), ended: createSignal() });

/** What the office does with the world: mail, the waiting list, and appointments that come from elsewhere. */
const openWorld = async (parts: AppParts, { ticketUrl, publicUrl }: Reached, within: Within) => {
  const { store, take, secrets, branch, audit, serverAlarms, staffChanged, identity, outside } = within;
  const { log, health } = parts;
  const changed = staffChanged.tell;
  const mailing = { store, take, secrets, branch, audit, log, ticketUrl, publicUrl };
  const waitingList = createWaitingList(mailing);
  const ways = createWays();
  const undelivered = createUndelivered(serverAlarms);
  const post = createPost({
    ...mailing,
    waitingList,
    alarmTold: (letter, why, isOver) => {
      ways.mailed(letter, why, isOver);
      undelivered(letter.to, why === null, isOver);
    },
  });
  const reminders = createReminders({ take, audit, branch });
  const imports = await createImports({
    ...{ store, take, secrets, branch, audit, clock: branch.now, log, version: health.version, alarms: serverAlarms },
    patience: { reader: READER, downloadMs: DOWNLOAD_MS },
    changed,
  });
  const push = await createPush({
    ...{ store, secrets, take, branch, log, publicUrl, ticketUrl, isService: parts.isPushService },
  });
  const programs = createProgramRoom({
    ...{ branch, identity, audit, changed, answers: within.replies },
    programs: await readPrograms(store, branch.now),
  });
  const hooks = createHookRoom({
    ...{ store, take, branch, log, outside, serverAlarms, changed, hooks: within.registered },
    tried: ways.hooked,
  });
  /** Whom the audit can name besides. */
  const otherSystems = () => [...imports.sources(), ...programs.list(), ...hooks.list()];
  return { ways, waitingList, post, reminders, push, imports, programs, hooks, otherSystems };
};
type Within = {
  identity: Identity;
  replies: ReturnType<typeof createAnswers>;
  registered: Hooks;
  outside: () => number;
  store: Store;
  take: TakeStep;
  secrets: Secrets;
  branch: Branch;
  audit: Audit;
  serverAlarms: ServerAlarms;
  staffChanged: Signal;
};

/** What there is before anybody can ask for anything: the store, and what the office reads from it. */
export const openOffice = async (parts: AppParts, opened: Store, reached: Reached) => {
  const meter = createMeter();
  const store = meter.ofStore(opened);
  const { clock, log } = parts;
  const { ticketUrl } = reached;
  const signals = createSignals();
  const { changed, staffChanged, ended } = signals;
  const take = createSteps(store);
  const serverAlarms = createServerAlarms(clock);
  const repeats = createRepeats();
  /** Backups are there once there is what they care for. */
  const attempts = { last: (): ReturnType<Backups['lastAttempt']> => null };
  const fileCare = createFileCare({
    ...{ store, log, serverAlarms, lastBackup: () => lastBackupOf(parts, attempts.last()) },
  });
  const replies = createAnswers(store, clock);
  /** Nobody asks for anything before it is known who has which. */
  const roles: { of: RolesOf } = { of: () => [] };
  const rolesOf: RolesOf = (personId) => roles.of(personId);
  const secrets = await readSecrets(store);
  const registered = await readHooks({ store, secrets, clock });
  const paperBlocks = createPaperBlocks({ secrets, now: () => made.now() });
  const made: Branch = await createBranch({
    ...{ store, clock, log, ticketUrl, answers: replies, fileCare, timed: meter.ofTurns },
    paperSlipOf: paperBlocks.slipOf,
    noticesOf: createNotices(registered, () => made.settings()),
    ...(parts.elapsed ? { elapsed: parts.elapsed } : {}),
    ...{ firstSettings: parts.firstSettings, onLost: parts.onLost, audit: { repeats, rolesOf } },
  });
  const branch: Branch = { ...made, handle: meter.ofDoor(made.handle) };
  const audit = createAudit({ store, repeats, now: branch.now, rolesOf });
  const heads = createHeads(parts.dayListDir);
  const auditCare = createAuditCare({
    ...{ store, audit, heads, log, serverAlarms, settings: branch.settings, now: branch.now },
    isClockDoubted: branch.isClockDoubted,
    failedRestores: openFailedRestores(dirname(parts.file)),
  });
  await branch.handleOwn({ type: 'recoverSlips' });
  const outside = parts.outside ?? clock;
  const identity = await createIdentity({
    ...{ store, take, branch, audit, log, secrets, passwordCost: parts.passwordCost, ended: ended.tell },
    outside,
  });
  roles.of = identity.persons.roleNames;
  const signOn = createSignOn({ secrets, settings: branch.settings, persons: identity.persons });
  const world = await openWorld(parts, reached, {
    ...{ store, take, secrets, branch, audit, serverAlarms, staffChanged, identity, replies, registered, outside },
  });
  const slips = createSlips({ branch, secrets, take, log, ticketUrl });
  const dayList = createDayList({ branch, dir: parts.dayListDir, log, serverAlarms });
  const unfit = createUnfit({ branch });
  const unusual = await createUnusual({ store, take, branch, serverAlarms });
  const bookings = createBookings({ store, branch, serverAlarms });
  const replays = createReplays({ branch, log });
  const records = createRecords({ store, take, branch, log });
  const reports = createReports({ store, take, branch, serverAlarms, log, staff: identity.staff });
  const voice = createVoiceRoom({
    ...{ log, serverAlarms, settings: branch.settings, clock: branch.now, dataDir: dirname(parts.file) },
  });
  const backups = createBackupsOf(parts, {
    ...{ log, serverAlarms, settings: branch.settings, now: branch.now, isClockDoubted: branch.isClockDoubted },
    changed: staffChanged.tell,
  });
  attempts.last = backups.lastAttempt;
  const auditSearch = createAuditSearch({ store, settings: branch.settings });
  serverAlarms.subscribe(changed.tell);
  const elsewhere = createElsewhere({ branch, log, database: parts.database ?? null });
  const answers: Answers = {
    ...identityAnswers({ branch, identity, changed: changed.tell }),
    ...printingAnswers(
      slips,
      createSheets({ branch, ticketUrl, bookingUrl: () => `${reached.publicUrl()}/`, print: slips.printSheet }),
    ),
    ...paperAnswers({ blocks: paperBlocks, branch, days: store.days, ticketUrl, print: slips.printSheet }),
    ...kioskTimesAnswers(branch),
    ...mailAnswers(world.post, staffChanged.tell),
    ...signOnAnswers(signOn, identity.persons, staffChanged.tell),
    ...world.imports.answers,
    ...world.programs.answers,
    ...world.hooks.answers,
    ...unusualAnswers(unusual, bookings.state),
    ...goingLiveAnswers({
      ...{ store, branch, log, renewal: renewalOf({ database: null, ...parts }), renew: parts.renew ?? null },
    }),
    ...replayAnswers(replays),
    ...{ ...reports.answers, ...voice.answers, ...elsewhere.answers },
    ...backupAnswers(backups),
    ...auditAnswers({ search: auditSearch, care: auditCare }),
    ...queryAnswers({ branch, unfit }),
    ...privacyAnswers({
      ...{ store, take, branch, fileCare, version: parts.health.version },
      secondFactor: identity.secondFactors.state,
    }),
    ...settingsVersionAnswers({
      ...{ branch, settings: store.settings, programVersion: parts.health.version },
      persons: () => identity.persons.list(),
    }),
  };
  return {
    ...{ store, take, serverAlarms, fileCare, replies, branch, identity, slips, dayList, unfit, unusual, replays },
    ...{ reports, records, voice, backups, answers },
    ...{ registered, meter, bookings, paperBlocks, elsewhere },
    /** What watches over the office is there once its screens are. */
    watched: { told: (): AlarmTold[] => [] },
    ...{ audit, auditCare, auditSearch, repeats, signOn, outside },
    ...world,
    ...signals,
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;
