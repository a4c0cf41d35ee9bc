// `npm run link -- counter-3`: a link that pairs a browser, from the office that runs on this data folder.
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf, newToken } from '../basics/tokens';
import { pairingPath } from '../identity/stations';
import { codeOf } from '../storage/safekeeping/errors';
import { LABELS } from './announcement';
import { answerFile, answerSchema, askSchema, LINKS_DIR, requestFile } from './linkRequests';

process.umask(0o077);

const PATIENCE_MS = 10_000;
const LOOK_MS = 100;

const dataDir = process.env['DATA_DIR'] ?? './data';
const dir = join(dataDir, LINKS_DIR);

type Said = { code: 0 | 1; words: string };
const failed = (...lines: string[]): Said => ({ code: 1, words: lines.join('\n') });
const NOBODY_THERE = failed(`Mit ${resolve(dataDir)} arbeitet gerade kein Programm. Starten Sie es mit: npm start`);

/** Written in one piece, and for the eyes of whose folder it is. */
const ask = (file: string, word: string | null, codeHash: string) => {
  const { uid, gid } = statSync(dir);
  writeFileSync(`${file}.new`, JSON.stringify(askSchema.parse({ word, codeHash })), { flag: 'wx' });
  if (process.getuid?.() === 0) chownSync(`${file}.new`, uid, gid);
  renameSync(`${file}.new`, file);
};

/** null when nobody answers. */
const answered = async (file: string): Promise<string | null> => {
  const last = performance.now() + PATIENCE_MS;
  while (!existsSync(file)) {
    if (performance.now() > last) return null;
    await sleep(LOOK_MS);
  }
  return readFileSync(file, 'utf8');
};

const run = async (): Promise<Said> => {
  if (!existsSync(dir)) return NOBODY_THERE;
  const [token, code] = [newToken(), newToken()];
  const [request, answer] = [requestFile(dir, token), answerFile(dir, token)];
  try {
    ask(request, process.argv[2]?.slice(0, 60) ?? null, hashOf(code));
    const text = await answered(answer);
    if (text === null) return NOBODY_THERE;
    const said = answerSchema.parse(JSON.parse(text));
    if (!said.ok) {
      const choices = said.stations.map(({ word, name }) => `  npm run link -- ${word.padEnd(14)} ${name}`);
      return failed('Nennen Sie, was der Browser sein soll:', '', ...choices);
    }
    const path = pairingPath(said.role, code);
    const elsewhere = said.elsewhere === null ? [] : [`  ${said.elsewhere}${path}   (für andere Geräte im Netz)`];
    const how = 'Der Link richtet den Browser ein, der ihn öffnet, einmal und innerhalb eines Tages.';
    const lines = [`${LABELS[said.role]} ${said.name}`.trim(), '', `  ${said.office}${path}`, ...elsewhere, '', how];
    return { code: 0, words: lines.join('\n') };
  } finally {
    for (const file of [request, `${request}.new`, answer]) rmSync(file, { force: true });
  }
};

run()
  .catch((error: unknown): Said => {
    const isOthers = codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM';
    if (!isOthers) throw error;
    return failed(`Links bekommt nur, wem ${resolve(dataDir)} gehört.`);
  })
  .then(({ code, words }) => {
    console.log(words);
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
