// S78: `npm run move`: arguments in, words for the terminal and an exit code out.
import { join, resolve } from 'node:path';
import { wordsForStart } from '../../safekeeping/cannotStart';
import { codeOf } from '../../safekeeping/errors';
import { DATABASE_FILE } from '../../safekeeping/fileId';
import { placeOf } from '../session/client';
import { wordsForDatabase } from '../words';
import { asideOf, type Moved, type MoveOrder, moveToDatabase, moveToFile } from './move';

const USAGE = [
  'npm run move -- --to postgres://BENUTZER:PASSWORT@RECHNER/DATENBANK   aus DATA_DIR in diese Datenbank',
  'npm run move -- --to database                                         ebenso, in die von DATABASE_URL',
  'npm run move -- --to sqlite:ORDNER                                    aus der Datenbank von DATABASE_URL in einen Datenordner',
  'Das Amt ruht dabei: Server vorher anhalten.',
].join('\n');

export type MoveAsked = { dataDir: string; databaseUrl: string | null; office: string; now: number };
type Said = { code: 0 | 1; words: string };

const figures = ({ rows, tables, ms, auditEntries }: Moved): string =>
  `${rows.toLocaleString('de-DE')} Zeilen in ${tables} Tabellen in ${(ms / 1000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} s ` +
  `(${Math.round(rows / (ms / 1000)).toLocaleString('de-DE')} je Sekunde). Zahl und Prüfsumme jeder Tabelle sind gleich, das Protokoll ist unversehrt (${auditEntries} Einträge).`;

const refusal = (error: unknown, { file, url, office }: MoveOrder, isToFile: boolean): string => {
  const about = typeof error === 'object' && error !== null && 'about' in error ? String(error.about) : '';
  switch (codeOf(error)) {
    case 'MOVE_NOT_EMPTY':
      return isToFile
        ? `Es gibt ${file} schon. Bitte einen leeren Ordner nennen. Nichts wurde geändert.`
        : `In der Datenbank (${placeOf(url)}) gibt es schon ein Amt „${office}“. Bitte mit OFFICE ein anderes Kürzel nennen, oder eine leere Datenbank. Nichts wurde geändert.`;
    case 'MOVE_NOTHING':
      return isToFile
        ? `In der Datenbank (${placeOf(url)}) gibt es kein Amt „${office}“.`
        : `In ${file} gibt es kein Amt. Nichts wurde geändert.`;
    case 'MOVE_DIFFERS':
      return `Was angekommen ist, ist nicht ganz, was da war (Tabelle ${about}). Nichts wurde geändert.`;
    case 'MOVE_AUDIT':
      return `Das Protokoll ist nicht unversehrt (Eintrag ${about}); „npm run audit -- verify“ sagt, was daran fehlt. Nichts wurde geändert.`;
    default: {
      const place = { dir: resolve(file, '..'), host: undefined, port: 0, publicPort: 0 };
      const words = wordsForDatabase(error, url) ?? wordsForStart(error, place);
      if (words === null) throw error;
      return words;
    }
  }
};

const orderOf = (
  to: string,
  { dataDir, databaseUrl, office, now }: MoveAsked,
): (MoveOrder & { isToFile: boolean }) | null => {
  const path = /^sqlite:(.+)$/.exec(to)?.[1];
  if (path !== undefined && databaseUrl !== null) {
    const file = path.endsWith('.db') ? resolve(path) : join(resolve(path), DATABASE_FILE);
    return { file, url: databaseUrl, office, now, isToFile: true };
  }
  const url = to === 'database' ? databaseUrl : to;
  if (url === null || !/^postgres(ql)?:\/\//.test(url)) return null;
  return { file: join(resolve(dataDir), DATABASE_FILE), url, office, now, isToFile: false };
};

export const runMove = async (asked: MoveAsked, words: readonly string[]): Promise<Said> => {
  const [flag, to, ...more] = words;
  const order = flag === '--to' && to !== undefined && more.length === 0 ? orderOf(to, asked) : null;
  if (order === null) return { code: 1, words: USAGE };
  const { isToFile } = order;
  try {
    const moved = await (isToFile ? moveToFile(order) : moveToDatabase(order));
    const next = isToFile
      ? `Das Amt liegt in ${order.file}. Ab jetzt ohne DATABASE_URL starten, mit DATA_DIR auf diesem Ordner. Was in der Datenbank steht, wird nicht mehr benutzt: Bitte löschen, sobald es nicht mehr gebraucht wird (DROP DATABASE).`
      : `Das Amt liegt in der Datenbank (${placeOf(order.url)}). Ab jetzt mit DATABASE_URL starten; DATA_DIR bleibt, wie es ist. Die bisherige Datei heißt ${asideOf(order)}: Bitte löschen, sobald sie nicht mehr gebraucht wird.`;
    return { code: 0, words: `${figures(moved)}\n${next}` };
  } catch (error) {
    return { code: 1, words: refusal(error, order, isToFile) };
  }
};
