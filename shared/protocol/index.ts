// What goes over the sockets: two messages, `command` in (answered) and `snapshot` out, and what each screen may see.
import type { Request } from '../commands';
import type { Refusal } from '../refusals';
import type { AdminOfNobody, AdminView } from './admin';
import type { CounterView } from './counter';
import type { DisplayView } from './display';
import type { KioskView } from './kiosk';

export type * from '../appointmentViews';
export type * from '../commands/appointments';
export type * from '../commands/calls';
export type * from '../commands/imports';
export type * from '../commands/oversight';
export type * from '../commands/people';
export type * from '../commands/printing';
export type * from '../commands/reports';
export type * from '../commands/settings';
export type * from '../commands/tickets';
export type { VisitState } from '../events';
export type * from './admin';
export type * from './counter';
export type * from './display';
export type * from './emergency';
export type * from './kiosk';
export type * from './messages';
export type * from './parts';
export type * from './people';
export type * from './reception';
export type * from './ticket';

/** The answer to a command: what came of it, or why nothing did. */
export type Reply<Result = unknown> = { ok: true; result: Result } | { ok: false; refusal: Refusal };

/** The whole of what a screen shows, sent on connection and whenever it changes. Never a difference. */
export type Snapshot<View = unknown> = {
  /** Build of the server; a screen with another one reloads itself. */
  build: string;
  day: string;
  /** Number of the day's last event. */
  version: number;
  /** The office's clock (epoch ms), and how fast it runs: 1, or more in a simulation. */
  now: number;
  speed: number;
  /** S89: the public side has not heard of the office since `now`. */
  isOld?: true;
  view: View;
};

export type ClientToServer = { command: (request: Request, answer: (reply: Reply) => void) => void };
export type ServerToClient = { snapshot: (snapshot: Snapshot) => void };

/** What the handshake says in `auth`: which of the browser's devices this tab is. The proof is its cookie. */
export type Handshake = { deviceId: string };

/** What a paired screen shows. */
export type ScreenView = KioskView | DisplayView | CounterView | AdminView | AdminOfNobody;
