// What a screen holds of the server: the last snapshot, whether it is fresh, and a way to ask.
import type { ResultOf, ScreenCommand } from '../../shared/commands';
import type { ScreenView, Snapshot } from '../../shared/protocol';
import type { Refusal } from '../../shared/refusals';

export type ScreenName = ScreenView['screen'];
export type ViewOf<Name extends ScreenName> = Extract<ScreenView, { screen: Name }>;

/** The refusal that a screen makes itself: nobody knows whether the server heard, but no answer came. */
export type OfflineRefusal = { code: 'offline'; values: Record<string, never> };
export const OFFLINE: OfflineRefusal = { code: 'offline', values: {} };

export type Answer<Result> = { ok: true; result: Result } | { ok: false; refusal: Refusal | OfflineRefusal };

export type Ask = <Command extends ScreenCommand>(command: Command) => Promise<Answer<ResultOf<Command['type']>>>;

/** All that a screen is given; a test gives it as a plain object. */
export type Link<View = ScreenView> = {
  /** null until the first one has come. */
  snapshot: Snapshot<View> | null;
  /** False as soon as the server has been silent: `snapshot` is then the last known state. */
  online: boolean;
  /** Always answers, at the latest after 20 s (two minutes where servers elsewhere are asked); 'offline' when no answer came. */
  ask: Ask;
};
