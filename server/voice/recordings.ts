// D13: what the office has recorded in a voice of its own: one file a piece, in a folder beside the database.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../shared/languages';
import { PIECE } from '../../shared/sound/recordings';
import { samplesOf, wavOf } from '../../shared/sound/wav';

/** So many pieces of a language: letters, numbers and counters, and some hundred whole numbers. */
const MOST_PIECES = 1500;
const ENDING = '.wav';

export const createRecordings = (folder: string) => {
  const folderOf = (language: Language) => join(folder, LANGUAGES.find((one) => one === language) ?? 'de');
  const fileOf = (language: Language, name: string) => join(folderOf(language), `${name}${ENDING}`);

  /** The pieces that are there, by name. */
  const names = async (language: Language): Promise<string[]> => {
    const files = await readdir(folderOf(language)).catch(() => []);
    return files
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length))
      .filter((name) => PIECE.test(name))
      .sort();
  };

  return {
    names,
    /** The samples of a piece; null where there is none, or no file as it should be. */
    samples: async (language: Language, name: string): Promise<Float32Array | null> => {
      if (!PIECE.test(name)) return null;
      const file = await readFile(fileOf(language, name)).catch(() => null);
      return file && samplesOf(file);
    },
    /** Whole or not at all; false where there are too many already. */
    keep: async (language: Language, name: string, samples: Float32Array): Promise<boolean> => {
      const known = await names(language);
      if (known.length >= MOST_PIECES && !known.includes(name)) return false;
      await mkdir(folderOf(language), { recursive: true });
      const beside = `${fileOf(language, name)}.next`;
      await writeFile(beside, wavOf(samples));
      await rename(beside, fileOf(language, name));
      return true;
    },
    /** One piece, or all of a language. */
    remove: async (language: Language, name: string | null): Promise<void> => {
      if (name === null) await rm(folderOf(language), { recursive: true, force: true });
      else await rm(fileOf(language, name), { force: true });
    },
  };
};
export type Recordings = ReturnType<typeof createRecordings>;
