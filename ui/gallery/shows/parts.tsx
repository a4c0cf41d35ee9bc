// What all screens of the gallery are given in a server's stead.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Actor } from '../../../shared/events';
import type { Language } from '../../../shared/settings';
import type { Answer, Ask, Link, ScreenName, ViewOf } from '../../link/link';
import type { Opened } from '../state';

/** What a state is shown from: how it was opened, in which language. */
export type ShowProps = { opened: Opened; language: Language };

/** Draws anew whenever anything happens in the office. */
export const useOffice = ({ office }: Opened): number => {
  const [turn, renew] = useState(0);
  // Before anybody can have touched anything.
  useLayoutEffect(() => office.subscribe(() => renew((now) => now + 1)), [office]);
  return turn;
};

const asking =
  ({ office, answering, online = true }: Opened, by: Actor): Ask =>
  (command) => {
    const own = answering?.(command) ?? null;
    if (own === 'never') return new Promise(() => undefined);
    if (own !== null) return Promise.resolve(own);
    if (!online) return Promise.resolve({ ok: false, refusal: { code: 'offline', values: {} } });
    // Both ends are built from one contract, in which a command settles its result.
    return Promise.resolve(office.ask(command, by) as Answer<never>);
  };

/** A link as a screen has it, to the office that the state opened. */
export const linkTo = <Name extends ScreenName>(
  screen: Name,
  opened: Opened,
  { stationId, by }: { stationId: string; by: Actor },
): Link<ViewOf<Name>> => {
  const { office, online = true } = opened;
  // The name of a screen settles its view.
  const view = office.viewOf(screen, stationId) as ViewOf<Name>;
  return { snapshot: office.snapshotOf(view), online, ask: asking(opened, by) };
};
