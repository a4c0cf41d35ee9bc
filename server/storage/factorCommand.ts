// S31: `npm run factor`: where nobody is left who could take a lost second factor away in the administration, whoever owns
// the data folder does, while the office rests: arguments in, words and an exit code out.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { foldName } from '../../shared/names';
import type { NewAuditEntry } from './auditPort';
import type { Place } from './postgres/looking/look';
import { refuseUnknownOffice } from './postgres/offices';
import { openDatabaseStore } from './postgres/store';
import { wordsForDatabase } from './postgres/words';
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

const entryOf = ({ id }: Person, at: number): NewAuditEntry => ({
  ...{ at, kind: 'act', name: 'removeSecondFactor', outcome: 'done', asker: 'terminal', place: null, device: null },
  ...{ roles: [], person: null, about: id, subject: null, detail: {} },
});

/** The secret, and what the audit says of it: both or neither. */
const take = (database: DatabaseConnection, person: Person, at: number): void => {
  const audit = createAuditRows(database);
  database.transaction(() => {
    database.prepare('DELETE FROM secrets WHERE name = ?').run(secondFactorName(person.id));
    audit.write(entryOf(person, at));
  })();
};

/** Of these people one is meant: `take` takes the factor away. */
const answer = (people: Person[], wanted: string | null): Said & { whom: Person | null } => {
  const who = people.length === 0 ? 'Niemand hat einen zweiten Faktor.' : people.map(({ name }) => name).join('\n');
  if (wanted === null)
    return { code: 0, words: people.length === 0 ? who : `Einen zweiten Faktor haben:\n\n${who}`, whom: null };
  const person = people.find(({ name }) => foldName(name) === foldName(wanted));
  if (person === undefined)
    return {
      ...{ code: 1, whom: null },
      words: `Einen zweiten Faktor hat niemand, der so heißt. Nichts wurde geändert.\n\n${who}`,
    };
  return {
    ...{ code: 0, whom: person },
    words: `${person.name} meldet sich wieder mit dem Passwort allein an. Das steht im Protokoll. Jetzt: npm start, anmelden, und unter „Mein Konto“ einen neuen zweiten Faktor einrichten.`,
  };
};

const isUsage = ([act, name, ...more]: string[]): boolean =>
  act === undefined || (act === 'remove' && name !== undefined && more.length === 0);

/** The same of an office in a database (S76). */
export const runFactorIn = async (place: Place, words: string[], now: number): Promise<Said> => {
  if (!isUsage(words)) return { code: 1, words: USAGE };
  try {
    await refuseUnknownOffice(place, 'mustBeThere');
    const store = await openDatabaseStore({ ...place, onLost: () => undefined });
    try {
      const names = new Set((await store.secrets.all()).map(({ name }) => name));
      const people = (await store.staff.all()).filter(({ id }) => names.has(secondFactorName(id)));
      const { whom, ...said } = answer(people, words[1] ?? null);
      if (whom !== null)
        await store.save([
          { type: 'setSecret', name: secondFactorName(whom.id), value: null },
          { type: 'audit', entry: entryOf(whom, now) },
        ]);
      return said;
    } finally {
      await store.close();
    }
  } catch (error) {
    const why = wordsForDatabase(error, place.url);
    if (why === null) throw error;
    return { code: 1, words: why };
  }
};

export const runFactor = (dataDirSaid: string, words: string[], now: number): Said => {
  const dataDir = resolve(dataDirSaid);
  if (!isUsage(words)) return { code: 1, words: USAGE };
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return { code: 1, words: `In ${dataDir} liegt keine Datenbank.` };
  try {
    const opened = openFile(file);
    try {
      const { whom, ...said } = answer(withFactor(opened.database), words[1] ?? null);
      if (whom !== null) take(opened.database, whom, now);
      return said;
    } finally {
      opened.close();
    }
  } catch (error) {
    return { code: 1, words: wordsFor(error, dataDir) };
  }
};
