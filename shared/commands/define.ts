// What a command is: one object says who may ask what, when, and what is answered. Everything else is derived from it.
import type { z } from 'zod';
import type { Role } from '../actors';
import type { Right } from '../rights';

/** Whose proof a command may come with: a screen's, a visitor's on the public port, another system's, the office's own. */
export type Asker = Role | 'visitor' | 'import' | 'office';

/** The right that staff need: one of several where there are, 'own' for what everybody may do who is logged in. */
export type Needed = Right | 'own' | readonly Right[];
/** Nobody of the staff asks it, and so nobody needs a right; or somebody does. */
type NeededBy<May extends Asker> = [Extract<May, 'counter' | 'admin'>] extends [never] ? null : Needed;

/** The type of what is answered; there is nothing of it while the program runs. */
export type AnswerType<Result> = { readonly result?: Result };
export const answer = <Result>(): AnswerType<Result> => ({});
/** That it was done. */
export const done = answer<null>();

type Described<Asks extends z.ZodRawShape, Result, May extends Asker, Patience extends 'short' | 'long'> = {
  /** One sentence for docs/protocol.md. */
  does: string;
  /** The fields, each of which has to be there. */
  asks: Asks;
  answers: AnswerType<Result>;
  may: readonly May[];
  /** Of kiosks, visitors, other systems and the office itself nobody asks for it. */
  right: NeededBy<NoInfer<May>>;
  /** Large ones carry a logo, a file, the settings or many ids. */
  size?: 'small' | 'large';
  /** Long ones wait for servers elsewhere, or take their time: nobody asks them twice because of it. */
  patience?: Patience;
};

/** While the day is open; already before it opens, for bookings; or always. */
export type When = 'open' | 'beforeOpening' | 'always';

/** Decided on a day: what happens is an event. */
export const dayCommand = <
  const Asks extends z.ZodRawShape,
  Result,
  const May extends Asker,
  const Patience extends 'short' | 'long' = 'short',
>(
  described: Described<Asks, Result, May, Patience> & { when: When },
) => ({ ...described, kind: 'day' as const });

/** About the office as a whole: its settings and its clock. */
export const officeCommand = <const Asks extends z.ZodRawShape, Result, const May extends Asker>(
  described: Described<Asks, Result, May, 'short'>,
) => ({ ...described, kind: 'office' as const });

/**
 * Answered beside the day by the room that knows. `isRemembered`: asked again with the same id, it is not done again;
 * left out for what changes nothing. `endsLogins`: also by whoever is logged out by it.
 */
export const roomCommand = <
  const Asks extends z.ZodRawShape,
  Result,
  const Patience extends 'short' | 'long' = 'short',
>(
  described: Omit<Described<Asks, Result, 'admin', Patience>, 'may'> & { isRemembered: boolean; endsLogins?: true },
) => ({ ...described, may: ['admin'] as const, kind: 'room' as const });

/** Asked at a kiosk for whoever stands before it: answered beside the day, and nothing is kept of it. */
export const kioskCommand = <
  const Asks extends z.ZodRawShape,
  Result,
  const Patience extends 'short' | 'long' = 'short',
>(
  described: Omit<Described<Asks, Result, 'kiosk', Patience>, 'may' | 'right'>,
) => ({ ...described, may: ['kiosk'] as const, right: null, kind: 'room' as const, isRemembered: false as boolean });

/** Likewise, at counters too. The same asked again asks for nothing new, and so nothing is kept of it. */
export const deskCommand = <
  const Asks extends z.ZodRawShape,
  Result,
  const Patience extends 'short' | 'long' = 'short',
>(
  described: Omit<Described<Asks, Result, 'counter' | 'admin', Patience>, 'may'>,
) => ({ ...described, may: ['counter', 'admin'] as const, kind: 'room' as const, isRemembered: false as boolean });

/** Likewise, by everybody about themselves, wherever they are logged in. */
export const ownCommand = <const Asks extends z.ZodRawShape, Result>(
  described: Omit<Described<Asks, Result, 'admin', 'short'>, 'may' | 'right'> & { isRemembered: boolean },
) => ({ ...described, may: ['counter', 'admin'] as const, right: 'own' as const, kind: 'room' as const });

/**
 * Staff look something up: it changes nothing, and no event remembers it. `looksAt`: whether somebody's personal data is
 * shown, which the audit remembers (S4).
 */
export const query = <const Asks extends z.ZodRawShape, Result, const May extends 'counter' | 'admin'>(
  described: Described<Asks, Result, May, 'short'> & { looksAt: 'people' | 'nothing' },
) => ({ ...described, kind: 'query' as const });
