// What the office and the public side tell each other: the same over every carrier, all of it JSON. Messages arrive in their
// order, or not at all.
import type { Command } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Health } from '../http/http';
import type { TlsFiles } from '../http/port';
import type { TrustedProxies } from '../limits/networks';
import type { WaitingList } from '../mail/waitingList';
import type { Happened } from '../office/memory/told';
import type { Effort } from '../public/booking/proofOfWork';
import type { Ringing } from '../public/owners/pushing';
import type { Network } from '../queue/day/network';
import type { DatabasePlace } from '../storage/engine';
import type { Turn } from '../storage/port';

/** What the public side has to know to begin. */
export type SideConfig = {
  /** Where the data are, which it only reads: a file, or a database instead of it. */
  file: string;
  database: DatabasePlace | null;
  screensDir: string;
  health: Health;
  effort: Effort;
  speed: number;
  host: string | undefined;
  port: number;
  trustedProxies: TrustedProxies;
  ownUrl: string | null;
  tls: TlsFiles | null;
  /** The office's public key for push services. */
  pushKey: string;
  logLevel: string;
};

/** How the office stands now. */
export type State = {
  /** Epoch ms by the office's clock, and the machine's own ms at that moment, which all its processes share. */
  now: number;
  at: number;
  /** How people at home reach the public port, without a slash at the end. */
  url: string;
  isReady: boolean;
  /** S89: nobody has heard of it since: what is known is as old as `now`. Only where a line lies in between. */
  isAway?: true;
};

/** A turn that is durable, without what is nobody's business outside; and the day that is worked on. */
export type TurnTold = Happened &
  Pick<Turn, 'lessons'> & {
    /** The newest version of the settings; and themselves, if they are new. */
    settingsVersion: number;
    settings: Settings | null;
    today: string;
  };

/** What visitors ask of the office, by name: what is asked, and what is answered. */
export type Asks = {
  /** The network as it is: the office makes digests of it. */
  handle: { asked: { id: string; command: Command; network: Network | null }; answer: Reply };
  join: { asked: Parameters<WaitingList['join']>[0]; answer: Reply<null> };
  confirm: { asked: string; answer: boolean };
  leave: { asked: string; answer: boolean };
  refuseReminders: { asked: string; answer: boolean };
  ring: { asked: { key: string; asked: Parameters<Ringing['add']>[1] }; answer: Awaited<ReturnType<Ringing['add']>> };
  isGoodSign: { asked: string; answer: boolean };
};
/** So many the office has at a time: they may come into one turn, and everybody else's next one waits for it. */
export const MOST_UNDER_WAY = 32;

export type AskName = keyof Asks;
export type Answering = { [Name in AskName]: (asked: Asks[Name]['asked']) => Promise<Asks[Name]['answer']> };

export type ToVisitors =
  | { kind: 'begin'; config: SideConfig; state: State; today: string }
  | { kind: 'turn'; turn: TurnTold; state: State }
  | { kind: 'forgotten'; upTo: string }
  | { kind: 'anew'; from: string }
  | { kind: 'changed' }
  /** To be answered by `seen`. */
  | { kind: 'look'; state: State }
  | { kind: 'answer'; n: number; answer: unknown }
  /** `isAway`: nobody was there to be asked; or to answer, and it may have happened. */
  | { kind: 'failed'; n: number; isAway?: true }
  | { kind: 'end' };

/** What only the office knows of what a public side elsewhere begins with. */
export type ToldElsewhere = Pick<SideConfig, 'effort' | 'speed' | 'pushKey'>;
/** The same over a line to another machine. */
export type ToElsewhere =
  | { kind: 'hello'; state: State; today: string; config: ToldElsewhere }
  | Exclude<ToVisitors, { kind: 'begin' } | { kind: 'end' }>;

export type Sizes = Record<string, number>;

export type ToOffice =
  | { kind: 'listening'; port: number }
  | { kind: 'cannotListen'; message: string; code: string | null }
  | { kind: 'ask'; n: number; name: AskName; asked: unknown }
  /** How many phones are connected, what is remembered of strangers, and the memory of the process in bytes. */
  | { kind: 'seen'; phones: number; sizes: Sizes; resident: number };
