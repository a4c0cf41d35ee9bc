// A real HTTP server of calendars: it knows ETags, and does what a test tells it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Manners = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** `VEVENT`s as lines, wrapped as a calendar. */
export const calendar = (...entries: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Terminland//DE',
    ...entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

export const openCalendarServer = async () => {
  const asked: { path: string; authorization: string | undefined; status: number }[] = [];
  let content = calendar();
  let version = 1;
  let manners: Manners | null = null;
  const usual: Manners = (request, response) => {
    const etag = `"v${version}"`;
    response.setHeader('ETag', etag).setHeader('Content-Type', 'text/calendar; charset=utf-8');
    const isKnown = request.headers['if-none-match'] === etag && request.headers['cache-control'] !== 'no-cache';
    response.statusCode = isKnown ? 304 : 200;
    response.end(isKnown ? undefined : content);
  };
  const server = createServer(async (request, response) => {
    response.on('finish', () =>
      asked.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        status: response.statusCode,
      }),
    );
    await (manners ?? usual)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return {
    port,
    asked,
    url: `http://127.0.0.1:${port}/termine.ics`,
    serve: (...entries: string[][]): void => {
      content = calendar(...entries);
      version += 1;
    },
    serveText: (text: string): void => {
      content = text;
      version += 1;
    },
    /** From now on it does this; null is its usual way again. */
    behave: (told: Manners | null): void => {
      manners = told;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await sleep(0);
    },
  };
};
export type CalendarServer = Awaited<ReturnType<typeof openCalendarServer>>;
