// N8: a page that can be put on a phone's screen, under the office's own name.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { logoFile } from '../../shared/house/look';
import { type Settings, tokenSchema } from '../../shared/settings';

const COLOUR = '#2044aa';

const iconIn = (screensDir: string): string[] => {
  const place = join(screensDir, 'assets');
  return existsSync(place) ? readdirSync(place).filter((name) => /^icon-.*\.svg$/.test(name)) : [];
};

const iconsOf = ({ logo }: Settings['look'], screensDir: string) => [
  ...(logo ? [{ src: `/logo/${logoFile(logo)}`, sizes: `${logo.width}x${logo.height}`, type: 'image/png' }] : []),
  ...iconIn(screensDir).map((name) => ({ src: `/assets/${name}`, sizes: 'any', type: 'image/svg+xml' })),
];

/** Opens the ticket that it names, or the booking site. */
export const serveManifest = (app: Express, screensDir: string, settings: () => Settings): void => {
  app.get('/manifest.webmanifest', (request, response) => {
    const ticket = tokenSchema.safeParse(request.query['ticket']);
    const { office, look } = settings();
    const start = ticket.success ? `/t/${ticket.data}` : '/';
    response.set('Cache-Control', 'no-cache').type('application/manifest+json');
    response.send(
      JSON.stringify({
        ...{ id: start, name: office.name, short_name: office.name.slice(0, 12), start_url: start, scope: '/' },
        ...{ display: 'standalone', theme_color: look.colour ?? COLOUR, background_color: '#ffffff' },
        icons: iconsOf(look, screensDir),
      }),
    );
  });
};
