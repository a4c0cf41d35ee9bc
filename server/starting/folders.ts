// M15: folders of an office in a database of several: what two of them wrote into one would be one another's.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Says whose folder it is. */
const MARK = 'office.txt';

const ownerOf = (folder: string): string | null => {
  const mark = join(folder, MARK);
  return existsSync(mark) ? readFileSync(mark, 'utf8').trim() : null;
};

/** Words for the terminal where one of the folders is another office's; null where none is. */
export const folderOfOther = (office: string, folders: readonly string[]): string | null => {
  for (const folder of folders) {
    const owner = ownerOf(folder);
    if (owner !== null && owner !== office)
      return `Der Ordner ${resolve(folder)} gehört dem Büro „${owner}“ (${MARK}). Jedes Büro braucht eigene Ordner: DATA_DIR und DAY_LIST_DIR.`;
  }
  return null;
};

/** From now on they are this office's. */
export const keepFolders = (office: string, folders: readonly string[]): void => {
  for (const folder of folders) if (ownerOf(folder) === null) writeFileSync(join(folder, MARK), `${office}\n`);
};
