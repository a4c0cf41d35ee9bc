// S26: `npm run audit -- verify`, beside the running office or without it: arguments in, words and an exit code out.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditCheck, AuditFault } from '../../shared/audit/entry';
import { auditWordsOf } from '../../shared/words/audit';
import { createHeads } from './audit/heads';
import { checkThrough, type Place } from './postgres/looking/look';
import { refuseUnknownOffice } from './postgres/offices';
import { asUnusable } from './postgres/session/faults';
import { wordsForDatabase } from './postgres/words';
import { DATABASE_FILE } from './safekeeping/fileId';
import { readResult } from './safekeeping/result';
import { checkFile } from './sqlite/audit/checkFile';

const USAGE = 'npm run audit -- verify   prüft, ob das Protokoll so ist, wie es geschrieben wurde';
const { t } = auditWordsOf('de');

/** Where the database is, and where the heads are that were kept outside of it. */
export type VerifyOrder = { dataDir: string; headsDir: string };

const faultWords = ({ what, seq, to }: AuditFault): string => t(`audit.fault.${what}`, { seq, to: to ?? seq });

const wordsOf = ({ entries, first, head, fault }: AuditCheck, heads: number): string => {
  if (fault !== null) return `Das Protokoll ist nicht unversehrt. ${faultWords(fault)}`;
  const from = first === null ? 'noch keine Einträge' : `${entries} Einträge, ab Nummer ${first}`;
  const end = head === null ? '' : `\nStand: Eintrag ${head.seq}, Prüfsumme ${head.hash.slice(0, 16)}`;
  return `Das Protokoll ist unversehrt: ${from}, verglichen mit ${heads} aufgehobenen Ständen.${end}`;
};

/** The same of an office in a database (S76). */
export const runAuditIn = async (
  place: Place,
  { headsDir }: Pick<VerifyOrder, 'headsDir'>,
  words: string[],
  now: number,
): Promise<{ code: 0 | 1; words: string }> => {
  if (words.length !== 1 || words[0] !== 'verify') return { code: 1, words: USAGE };
  const heads = createHeads(headsDir).read();
  try {
    await refuseUnknownOffice(place, 'mustBeThere');
    const check = await checkThrough(place, heads, now);
    return { code: check.fault === null ? 0 : 1, words: wordsOf(check, heads.length) };
  } catch (error) {
    const why = wordsForDatabase(asUnusable(error), place.url);
    if (why === null) throw error;
    return { code: 1, words: why };
  }
};

export const runAudit = (
  { dataDir, headsDir }: VerifyOrder,
  words: string[],
  now: number,
): { code: 0 | 1; words: string } => {
  if (words.length !== 1 || words[0] !== 'verify') return { code: 1, words: USAGE };
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return { code: 1, words: `In ${dataDir} liegt keine Datenbank.` };
  const backup = readResult(dataDir);
  const ofBackup = backup?.audit ? [{ ...backup.audit, at: backup.at }] : [];
  const heads = [...createHeads(headsDir).read(), ...ofBackup];
  const check = checkFile(file, heads, now);
  return { code: check.fault === null ? 0 : 1, words: wordsOf(check, heads.length) };
};
