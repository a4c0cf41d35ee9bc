// What is looked for in the whole database, away from the office's own thread.
import type { Proof } from '../../../shared/privacy';
import { Database } from '../sqlite/connection';
import { type Found, type FoundAct, findActs, findVisitor } from './finding';
import { prove } from './proof';

/** What can be asked, by name, with what it answers. */
export type Looks = {
  proof: { asks: { now: number }; answers: Proof };
  visitor: { asks: { text: string }; answers: Found };
  acts: { asks: { personId: string }; answers: FoundAct[] };
};
export type LookName = keyof Looks;
export type Look = { [Name in LookName]: { name: Name } & Looks[Name]['asks'] }[LookName];

/** Reads a database that somebody works with; changes nothing. */
export const look = (file: string, asked: Look, onShare: (share: number) => void): Looks[LookName]['answers'] => {
  const database = new Database(file, { readonly: true, timeout: 5000 });
  try {
    if (asked.name === 'proof') return prove(database, asked.now, onShare);
    return asked.name === 'visitor' ? findVisitor(database, asked.text) : findActs(database, asked.personId);
  } finally {
    database.close();
  }
};
