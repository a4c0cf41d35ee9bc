// Lays beside every built text its smallest forms, so that the server need not make them again for everybody.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXTS = /\.(js|css|html|svg)$/;
const FORMS = {
  br: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  gz: (text) => gzipSync(text, { level: 9 }),
};

/** Fonts are as small as they get already; a form that saves nothing is not kept. */
export function compressIn(folder) {
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of texts) {
    const text = readFileSync(file);
    for (const [ending, packed] of Object.entries(FORMS)) {
      const form = packed(text);
      if (form.length < text.length) writeFileSync(`${file}.${ending}`, form);
    }
  }
}
