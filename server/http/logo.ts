// G7, G10: the house's pictures, apart from the screens, so that a browser loads each once.
import type { Express } from 'express';
import { logoFile, posterFile } from '../../shared/house/look';
import type { HouseLogo, Poster } from '../../shared/settings';

type Picture = { type: string; base64: string };

/** Every picture has a name of its own; an older one is gone. */
const servePicture = (app: Express, path: '/logo/:file' | '/posters/:file', find: (file: string) => Picture | null) => {
  app.get(path, (request, response, next) => {
    const picture = find(String(request.params.file));
    if (picture === null) return next();
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'",
    });
    response.type(picture.type).send(Buffer.from(picture.base64, 'base64'));
  });
};

export const serveLogo = (app: Express, logoNow: () => HouseLogo | null): void =>
  servePicture(app, '/logo/:file', (file) => {
    const logo = logoNow();
    return logo && file === logoFile(logo) ? { type: 'image/png', base64: logo.png } : null;
  });

/** Pictures of announcements, those of other days too: a display asks for one when its time comes. */
export const servePosters = (app: Express, postersNow: () => readonly (Poster | null)[]): void =>
  servePicture(app, '/posters/:file', (file) => {
    const poster = postersNow().find((one) => one && file === posterFile(one));
    return poster ? { type: 'image/jpeg', base64: poster.jpeg } : null;
  });
