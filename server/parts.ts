// What an office is made of, and what there is of it before anybody can ask for anything.
import { dirname } from 'node:path';
import type { Settings } from '../shared/settings';
import type { Logger } from './basics/log';
import { createSignal } from './basics/signal';
import { createDayList } from './dayList/dayListFile';
import type { Health } from './http/http';
import type { TlsFiles } from './http/port';
import { createIdentity } from './identity/identity';
import type { TrustedProxies } from './limits/networks';
import { createBranch } from './office/branch';
import { createFileCare } from './office/fileCare';
import { createServerAlarms } from './office/serverAlarms';
import { createUnfit } from './office/unfit';
import { createOutside } from './outside';
import { createSlips } from './printing/slips';
import type { Effort } from './public/booking/proofOfWork';
import { createUnusual } from './public/booking/unusual';
import { createAnswers } from './storage/replyCache';
import { readResult } from './storage/safekeeping/result';
import { readSecrets } from './storage/secrets';
import { createSteps } from './storage/steps';
import type { Store } from './storage/store';

export type AppParts = {
  /** Path of the database file. */
  file: string;
  /** Epoch milliseconds; `speed` is how fast it runs, 1 for the real one. */
  clock: () => number;
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
  /** How visitors' phones reach the public port, for the QR: without a slash at the end. */
  publicUrl: (port: number) => string;
  /** Folder of the day list, which is kept there for the day the power fails (X3). */
  dayListDir: string;
  /** The settings of an office that has none yet. */
  firstSettings: Settings;
  /** What automatic booking costs (A5). */
  effort: Effort;
  /** Memory and file have come apart: the program has to end, and the file has the truth. */
  onLost: (error: unknown) => void;
};

/** How people reach the public port: its address, without a slash at the end, and that of a ticket page. */
export type Reached = { publicUrl: () => string; ticketUrl: (key: string) => string };

/** What there is before anybody can ask for anything: the store, and what the office reads from it. */
export const openOffice = async (parts: AppParts, store: Store, reached: Reached) => {
  const { clock, log, health } = parts;
  const { ticketUrl, publicUrl } = reached;
  /** What screens show has changed; somebody's right has ended. */
  const [changed, ended] = [createSignal(), createSignal()];
  const take = createSteps(store);
  const serverAlarms = createServerAlarms(clock);
  const fileCare = createFileCare({ store, log, serverAlarms, lastBackup: () => readResult(dirname(parts.file)) });
  const answers = await createAnswers(store, clock);
  const branch = await createBranch({
    ...{ store, clock, log, ticketUrl, answers, fileCare },
    ...(parts.elapsed ? { elapsed: parts.elapsed } : {}),
    ...{ firstSettings: parts.firstSettings, onLost: parts.onLost },
  });
  await branch.handleOwn({ type: 'recoverSlips' });
  const secrets = await readSecrets(store);
  const identity = await createIdentity({ store, take, branch, log, ended: ended.tell });
  const outside = await createOutside({
    ...{ store, take, secrets, branch, log, serverAlarms, version: health.version, ticketUrl, publicUrl },
    changed: changed.tell,
  });
  const slips = createSlips({ branch, log, ticketUrl });
  const dayList = createDayList({ branch, dir: parts.dayListDir, log, serverAlarms });
  const unfit = createUnfit({ branch });
  const unusual = createUnusual({ branch, serverAlarms });
  serverAlarms.subscribe(changed.tell);
  return {
    ...{ store, take, serverAlarms, fileCare, answers, branch, identity, outside, slips, dayList, unfit, unusual },
    ...{ changed, ended },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;
