// The ticket page of one key: follows it, and is never older than its server.
import { useEffect, useRef, useState } from 'preact/hooks';
import { openPublicApi } from '../../ui/link/publicApi';
import { reloadWhenServed } from '../../ui/link/reload';
import { followTicket, type TicketLink } from '../../ui/link/ticketLink';
import { App } from './App';
import './ticket.scss';

/** N7, N8: the page comes first: on a bad line all of this waits (W6). */
const LATER_MS = 3000;
const beside = () => import('./device/beside.js');
/** The page is whole without it. */
const ignore = () => undefined;
type Shown = TicketLink['snapshot'];
const workBeside = (key: string, shown: { current: Shown }): (() => void) => {
  let kept: Shown = null;
  let hasBegun = false;
  const keep = async () => {
    const { begin, keepShown } = await beside();
    if (!hasBegun) begin(key);
    hasBegun = true;
    if (shown.current === null || shown.current === kept) return;
    kept = shown.current;
    keepShown(key, kept);
  };
  const timer = setInterval(() => void keep().catch(ignore), LATER_MS);
  return () => clearInterval(timer);
};

const RELOAD_MS = 2000;
const ASK_AGAIN_MS = 20_000;

export const Followed = ({ ticketKey }: { ticketKey: string }) => {
  const [link, setLink] = useState<TicketLink | null>(null);
  useEffect(() => {
    const parts = { origin: '', key: ticketKey, api: openPublicApi(), askAgainMs: ASK_AGAIN_MS };
    return followTicket({ ...parts, onChange: setLink });
  }, [ticketKey]);
  const shown = useRef<Shown>(null);
  if (link?.online) shown.current = link.snapshot;
  useEffect(() => workBeside(ticketKey, shown), [ticketKey]);
  const build = link?.snapshot?.build;
  const firstBuild = useRef(build);
  firstBuild.current ??= build;
  const isOld = build !== firstBuild.current;
  useEffect(() => (isOld ? reloadWhenServed(RELOAD_MS, () => true) : undefined), [isOld]);
  return link && <App link={link} />;
};
