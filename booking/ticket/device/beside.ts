// What works beside the page of a ticket (N7, N8): a worker that keeps the last state and rings, where the browser has one.
import type { Snapshot, TicketView } from '../../../shared/protocol';
import workerUrl from './worker?worker&url';

const CACHE = 'wertmarke-1';

const isPossible = (): boolean => 'serviceWorker' in navigator && globalThis.isSecureContext;

/** N8: the page can be put on the screen of a phone, and opens this ticket there. */
const nameManifest = (key: string): void => {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `/manifest.webmanifest?ticket=${encodeURIComponent(key)}`;
  document.head.append(link);
};

/** Does nothing where a browser has nothing of it. */
export const begin = (key: string): void => {
  nameManifest(key);
  if (!isPossible()) return;
  // Refused by a browser that keeps nothing: then nothing is kept.
  void navigator.serviceWorker.register(workerUrl, { scope: '/' }).then(keepPage, () => undefined);
};

/** The page that is open now is the one that opens without its server. */
const keepPage = async (): Promise<void> => {
  await navigator.serviceWorker.ready;
  const cache = await caches.open(CACHE);
  const own = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/(?:assets|booking|logo)\//.test(name));
  await Promise.allSettled([
    fetch(location.pathname).then((page) => (page.ok ? cache.put('/t/page', page) : undefined)),
    ...own.map((name) => cache.add(name)),
  ]);
};

/** What the page shows is what it opens with next time. */
export const keepShown = (key: string, snapshot: Snapshot<TicketView | null>): void => {
  if (!isPossible()) return;
  const answer = new Response(JSON.stringify({ ok: true, result: snapshot }), {
    headers: { 'content-type': 'application/json' },
  });
  void caches
    .open(CACHE)
    .then((cache) => cache.put(`/api/tickets/${encodeURIComponent(key)}`, answer))
    .catch(() => undefined);
};
