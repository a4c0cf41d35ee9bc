// G7: the house's logo on both ports, apart from the screens, so that a browser loads it once.
import type { Express } from 'express';
import { logoFile } from '../../shared/house/look';
import type { HouseLogo } from '../../shared/settings';

/** Every picture has a name of its own; an older one is gone. */
export const serveLogo = (app: Express, logoNow: () => HouseLogo | null): void => {
  app.get('/logo/:file', (request, response, next) => {
    const logo = logoNow();
    if (logo === null || request.params.file !== logoFile(logo)) return next();
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'",
    });
    response.type('image/png').send(Buffer.from(logo.png, 'base64'));
  });
};
