// The public port over HTTP: the booking site, the ticket page for phones, and nothing else. No office route exists here.
import type { Express } from 'express';
import { PAPER_PATHS } from '../../shared/papers/paths';
import type { Logger } from '../basics/log';
import { sendPage, serveAssets } from '../http/assets';
import { closeHttp, createHttp, type HttpParts, refuseRequest } from '../http/http';
import { serveLogo } from '../http/logo';
import { serveManifest } from '../http/manifest';
import { serveRoutes } from '../http/routes';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import { type BookingApiParts, bookingApi } from './bookingApi';
import { DAYS_PATH } from './days/page';
import { serveDayPages } from './days/pageRoute';
import { serveLeavePage } from './waits/pageRoute';

export type PublicHttpParts = BookingApiParts & { screensDir: string; log: Logger; networks: Networks } & Omit<
    HttpParts,
    'first'
  >;

/** Many people share an address: behind a mobile network, a school, or the city's own proxy. */
const REQUESTS = { requests: 6000, seconds: 60 };

/** The public port's app: the booking site, the ticket page below /t/, which asks by socket, and the API of both. */
export const createPublicHttp = (parts: PublicHttpParts, most = REQUESTS): Express => {
  const { screensDir, log } = parts;
  const app = createHttp({ ...parts, first: [] });
  const requests = createNetworkAttempts(most.requests, most.seconds);
  app.use(['/api', DAYS_PATH], async (request, response, next) => {
    const wait = await requests.count(parts.networks.networkOf(request));
    if (wait === null) next();
    else refuseRequest(response, 'tooManyOfNetwork', { seconds: wait });
  });
  parts.kept.add('callers', requests.size);
  serveRoutes(app, bookingApi(parts));
  serveLeavePage(app, parts.waits);
  serveDayPages(app, parts);
  serveLogo(app, () => parts.branch.settings().look.logo);
  serveManifest(app, screensDir, parts.branch.settings);
  serveAssets(app, screensDir, ['booking']);
  app.get(['/', '/t/:key', ...Object.values(PAPER_PATHS)], (_request, response) =>
    sendPage(response, screensDir, 'booking'),
  );
  closeHttp(app, log);
  return app;
};
