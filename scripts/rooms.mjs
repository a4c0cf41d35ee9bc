// Which rooms the server and the screens are made of, and the files in them.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './process.mjs';

export const SERVER_ROOMS = ['shared', 'server', 'printers', 'demo', 'bench', 'inputs', 'faults'];
/** Shown by no server: whoever changes it changes nothing of the screens. */
export const GALLERY_ROOM = 'ui/gallery';
export const SCREEN_ROOMS = ['shared', 'ui', 'kiosk', 'display', 'counter', 'admin', 'booking', 'city'];

/** The files below a path of this checkout, in order; of a file itself, of nothing none. The gallery's only by its own name. */
export function filesIn(path) {
  if (!existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return [inRoot(path)];
  return readdirSync(inRoot(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => path === GALLERY_ROOM || !file.startsWith(inRoot(`${GALLERY_ROOM}/`)))
    .sort();
}
