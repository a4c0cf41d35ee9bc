// W6: the built screens over HTTP: in the smallest form that the browser understands, as the build has prepared it.
import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FORMS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** Only documents understand these; together they would be a tenth of what a phone loads. */
const OF_DOCUMENTS = [
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];
/** Of these the rest of a policy for content says nothing, but of a script that is a worker of its own. */
const HAS_NO_POLICY = ['.css', '.js', '.woff2'];
const WORKERS = ['proofSolver-', 'worker-'];
const isWorker = (name: string): boolean => WORKERS.some((beginning) => name.startsWith(beginning));

const trimHeaders = (response: Response, name: string): void => {
  for (const name of [...OF_DOCUMENTS, 'Cache-Control']) response.removeHeader(name);
  // N8: it stands beside pages of every address.
  if (name.startsWith('worker-')) response.set('Service-Worker-Allowed', '/');
  if (HAS_NO_POLICY.includes(extname(name)) && !isWorker(name))
    response.set('Content-Security-Policy', "frame-ancestors 'none'");
};

/** The smallest form that is there and that the browser takes; null for the file as it is. */
const formFor = (request: Request, isThere: (ending: string) => boolean) =>
  FORMS.find(({ encoding, ending }) => isThere(ending) && request.acceptsEncodings(encoding) === encoding) ?? null;

const namesIn = (folder: string): ReadonlySet<string> => new Set(existsSync(folder) ? readdirSync(folder) : []);

/** The built screens' shared files, which carry a hash in their names and never change. */
export const serveAssets = (app: Express, screensDir: string, folders: readonly string[]): void => {
  for (const folder of ['assets', ...folders]) {
    const place = join(screensDir, folder);
    const names = namesIn(place);
    const serve = express.static(place, {
      ...{ index: false, redirect: false, immutable: true, maxAge: '365d', fallthrough: true, acceptRanges: false },
      // Its mark says whether it is the same; the day on which it was built says no more, and costs a phone as much.
      lastModified: false,
    });
    app.use(`/${folder}`, (request, response, next) => {
      const name = request.path.slice(1);
      if (!names.has(name)) return next();
      const ending = extname(name);
      trimHeaders(response, name);
      const type = TYPES[ending];
      if (type === undefined) return serve(request, response, next);
      response.vary('Accept-Encoding');
      const form = formFor(request, (packed) => names.has(`${name}${packed}`));
      if (form === null) return serve(request, response, next);
      response.set({ 'Content-Encoding': form.encoding, 'Content-Type': type });
      request.url = `/${name}${form.ending}`;
      serve(request, response, next);
    });
  }
};

/** A screen's page: always the newest, so that it names the newest files. */
export const sendPage = (response: Response, screensDir: string, screen: string): void => {
  const file = join(screensDir, screen, 'index.html');
  response.set('Cache-Control', 'no-cache').vary('Accept-Encoding');
  const form = formFor(response.req, (ending) => existsSync(`${file}${ending}`));
  if (form !== null) response.set({ 'Content-Encoding': form.encoding, 'Content-Type': TYPES['.html'] });
  response.sendFile(`${file}${form?.ending ?? ''}`, { acceptRanges: false });
};
