// The page of a ticket away from its server: it opens with what it was told last, and the phone rings while it is locked (N7,
// N8). Beside the page, in the browser.
// What browsers have there, as far as it is used; the types of pages know nothing of it.
type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Pushed = Lasting & { data: { json: () => unknown } | null };
type Clicked = Lasting & { notification: Notification };
type Page = { url: string; focus: () => Promise<unknown> };
type Events = { install: Lasting; activate: Lasting; fetch: Fetching; push: Pushed; notificationclick: Clicked };
declare const self: {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: {
    claim: () => Promise<void>;
    matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<Page[]>;
    openWindow: (path: string) => Promise<unknown>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof Events>(name: Name, heard: (event: Events[Name]) => void) => void;
};

/** What never changes, by its hashed name; the pages; and what was last shown of a ticket. */
const CACHE = 'wertmarke-1';
const isAsset = ({ pathname }: URL): boolean => /^\/(?:assets|booking|logo)\//.test(pathname);
const isTicket = ({ pathname }: URL): boolean => /^\/api\/tickets\/[^/]+$/.test(pathname);
/** One page serves all addresses of tickets. */
const PAGE = '/t/page';
const isPage = (request: Request, { pathname }: URL): boolean =>
  request.mode === 'navigate' && pathname.startsWith('/t/');

const kept = async (name: Request | string): Promise<Response> => (await caches.match(name)) ?? Response.error();

const keep = async (name: Request | string, answer: Response): Promise<void> => {
  if (answer.ok) await (await caches.open(CACHE)).put(name, answer);
};

/** From the server, and what was kept where it does not answer. */
const newest = async (request: Request, name: Request | string): Promise<Response> => {
  try {
    const answer = await fetch(request);
    void keep(name, answer.clone());
    return answer;
  } catch {
    return kept(name);
  }
};

const once = async (request: Request): Promise<Response> => {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  void keep(request, answer.clone());
  return answer;
};

const answerTo = (request: Request): Promise<Response> | null => {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return null;
  if (isPage(request, url)) return newest(request, PAGE);
  if (isTicket(url)) return newest(request, url.pathname);
  return isAsset(url) ? once(request) : null;
};

type Told = { title: string; body: string; lang: string; url: string; tag: string };

const ring = ({ title, body, lang, url, tag }: Told): Promise<void> => {
  // Browsers know more than their types say: every call shakes and rings anew.
  const options = {
    body,
    lang,
    // Each line by its own letters.
    dir: 'auto' as const,
    tag,
    renotify: true,
    requireInteraction: true,
    vibrate: [400, 200, 400, 200, 800],
    data: url,
  };
  return self.registration.showNotification(title, options);
};

const openPage = async (url: string): Promise<void> => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { pathname } = new URL(url);
  const open = pages.find((page) => new URL(page.url).pathname === pathname);
  await (open ? open.focus() : self.clients.openWindow(pathname));
};

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});
self.addEventListener('push', (event) => {
  const told = event.data?.json() as Told | undefined;
  if (told !== undefined) event.waitUntil(ring(told));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(String(event.notification.data)));
});

// What makes it a module of its own.
export {};
