// Which rooms the server and the screens are made of, and the files in them.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './process.mjs';

export const SERVER_ROOMS = ['shared', 'server', 'printers', 'demo', 'bench'];
export const SCREEN_ROOMS = ['shared', 'ui', 'kiosk', 'display', 'counter', 'admin', 'booking'];

/** The files below a path of this checkout, in order; of a file itself, of nothing none. */
export function filesIn(path) {
  if (!existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return [inRoot(path)];
  return readdirSync(inRoot(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
