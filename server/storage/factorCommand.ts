// S31: `npm run factor`: where nobody is left who could take a lost second factor away in the administration, whoever owns
// the data folder does, while the office rests: arguments in, words and an exit code out.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { foldName } from '../../shared/names';
import { wordsFor } from './safekeeping/command';
import { openFile } from './safekeeping/file';
import { DATABASE_FILE } from './safekeeping/fileId';
import { secondFactorName } from './secrets';
import { createAuditRows } from './sqlite/audit/auditRows';
import type { DatabaseConnection } from './sqlite/connection';

const USAGE = [
  'npm run factor                    wer einen zweiten Faktor hat',
  'npm run factor -- remove "NAME"   nimmt ihn weg, wenn Telefon und Papier verloren sind (Server vorher anhalten)',
].join('\n');

type Said = { code: 0 | 1; words: string };
type Person = { id: string; name: string };
const personRows = z.array(z.object({ id: z.string(), name: z.string() }));

const withFactor = (database: DatabaseConnection): Person[] => {
  const isThere = database.prepare('SELECT 1 FROM secrets WHERE name = ?');
  const people = database.prepare('SELECT id, name FROM persons WHERE removed_at IS NULL ORDER BY name').all();
  return personRows.parse(people).filter(({ id }) => isThere.get(secondFactorName(id)) !== undefined);
};

/** The secret, and what the audit says of it: both or neither. */
const take = (database: DatabaseConnection, { id }: Person, at: number): void => {
  const audit = createAuditRows(database);
  database.transaction(() => {
    database.prepare('DELETE FROM secrets WHERE name = ?').run(secondFactorName(id));
    audit.write({
      ...{ at, kind: 'act', name: 'removeSecondFactor', outcome: 'done', asker: 'terminal', place: null, device: null },
      ...{ roles: [], person: null, about: id, subject: null, detail: {} },
    });
  })();
};

const answer = (database: DatabaseConnection, wanted: string | null, now: number): Said => {
  const people = withFactor(database);
  const who = people.length === 0 ? 'Niemand hat einen zweiten Faktor.' : people.map(({ name }) => name).join('\n');
  if (wanted === null) return { code: 0, words: people.length === 0 ? who : `Einen zweiten Faktor haben:\n\n${who}` };
  const person = people.find(({ name }) => foldName(name) === foldName(wanted));
  if (person === undefined)
    return { code: 1, words: `Einen zweiten Faktor hat niemand, der so heißt. Nichts wurde geändert.\n\n${who}` };
  take(database, person, now);
  return {
    code: 0,
    words: `${person.name} meldet sich wieder mit dem Passwort allein an. Das steht im Protokoll. Jetzt: npm start, anmelden, und unter „Mein Konto“ einen neuen zweiten Faktor einrichten.`,
  };
};

export const runFactor = (dataDirSaid: string, words: string[], now: number): Said => {
  const dataDir = resolve(dataDirSaid);
  const [act, name, ...more] = words;
  if (act !== undefined && (act !== 'remove' || name === undefined || more.length > 0))
    return { code: 1, words: USAGE };
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return { code: 1, words: `In ${dataDir} liegt keine Datenbank.` };
  try {
    const opened = openFile(file);
    try {
      return answer(opened.database, name ?? null, now);
    } finally {
      opened.close();
    }
  } catch (error) {
    return { code: 1, words: wordsFor(error, dataDir) };
  }
};
