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
const workBeside = (key: string): (() => void) => {
  const timer = setTimeout(() => void beside().then(({ begin }) => begin(key), ignore), LATER_MS);
  return () => clearTimeout(timer);
};

const RELOAD_MS = 2000;
const ASK_AGAIN_MS = 20_000;

export const Followed = ({ ticketKey }: { ticketKey: string }) => {
  const [link, setLink] = useState<TicketLink | null>(null);
  useEffect(() => {
    const parts = { origin: '', key: ticketKey, api: openPublicApi(), askAgainMs: ASK_AGAIN_MS };
    return followTicket({ ...parts, onChange: setLink });
  }, [ticketKey]);
  useEffect(() => workBeside(ticketKey), [ticketKey]);
  const snapshot = link?.snapshot ?? null;
  const isOnline = link?.online === true;
  useEffect(() => {
    if (snapshot === null || !isOnline) return;
    const timer = setTimeout(() => {
      void beside().then(({ keepShown }) => keepShown(ticketKey, snapshot), ignore);
    }, LATER_MS);
    return () => clearTimeout(timer);
  }, [snapshot, isOnline]);
  const build = snapshot?.build;
  const firstBuild = useRef(build);
  firstBuild.current ??= build;
  const isOld = build !== firstBuild.current;
  useEffect(() => (isOld ? reloadWhenServed(RELOAD_MS, () => true) : undefined), [isOld]);
  return link && <App link={link} />;
};
