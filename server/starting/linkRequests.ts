// S14: `npm run link` asks the running office for a link by a file in the data folder, which only its owner can write to.
// Only the hash of the code is asked with, so that what opens a door never lies on the disk.
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '../../shared/actors';
import type { Settings } from '../../shared/settings';
import { tokenSchema } from '../../shared/settings';
import type { Logger } from '../basics/log';
import type { Invitations } from '../identity/invitations';
import { type Station, wordsForStations } from '../identity/stations';
import type { Audit } from '../office/audit/audit';
import { type TakeStep, together } from '../storage/steps';
import { LABELS, type Reached } from './announcement';

/** The folder of requests, in the data folder. */
export const LINKS_DIR = 'links';
const LOOK_MS = 300;
const MOST_AT_ONCE = 20;
const MOST_BYTES = 2000;
const ASKED = '.ask';
const OURS = /^[A-Za-z0-9_-]{8,64}\.(?:ask|answer)(?:\.new)?$/;
const ROOT = 0;

/** `word` names a station; null asks what there is. */
export const askSchema = z.strictObject({
  word: z.string().max(60).nullable(),
  codeHash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    role: roleSchema,
    name: z.string(),
    office: z.string(),
    elsewhere: z.string().nullable(),
  }),
  z.strictObject({ ok: z.literal(false), stations: z.array(z.strictObject({ word: z.string(), name: z.string() })) }),
]);
type LinkAnswer = z.infer<typeof answerSchema>;

export const requestFile = (dir: string, token: string): string => join(dir, `${token}${ASKED}`);
export const answerFile = (dir: string, token: string): string => join(dir, `${token}.answer`);

export type LinkRequestsParts = {
  dataDir: string;
  settings: () => Settings;
  invitations: Pick<Invitations, 'inviteByHash'>;
  take: TakeStep;
  audit: Pick<Audit, 'step'>;
  reached: Pick<Reached, 'office' | 'elsewhere'>;
  log: Pick<Logger, 'warn'>;
};

const nameOf = ({ role, name }: Station): string => `${LABELS[role]} ${name}`.trim();

/** Answers requests until it is closed. A folder that others could write to is made its owner's again. */
export const serveLinkRequests = async (parts: LinkRequestsParts) => {
  const { dataDir, settings, invitations, take, audit, reached, log } = parts;
  const dir = join(dataDir, LINKS_DIR);
  const own = process.getuid?.() ?? ROOT;

  const answerTo = async (text: string): Promise<LinkAnswer> => {
    const { word, codeHash } = askSchema.parse(JSON.parse(text));
    const all = wordsForStations(settings());
    const found = all.find(({ words }) => word !== null && words.includes(word.toLowerCase()));
    if (found === undefined)
      return {
        ok: false,
        stations: all.map(({ station, words: [first = ''] }) => ({ word: first, name: nameOf(station) })),
      };
    const { role, stationId, name } = found.station;
    const made = { role, stationId };
    await take(() =>
      together(
        invitations.inviteByHash(codeHash, { ...made, personId: null }, 'terminal'),
        audit.step({ kind: 'terminal' }, { name: 'makeLink', detail: made }),
      ),
    );
    const { office, elsewhere } = reached;
    return { ok: true, role, name, office, elsewhere };
  };

  const serve = async (token: string): Promise<void> => {
    const file = requestFile(dir, token);
    const { uid, size } = await lstat(file).then((found) => (found.isFile() ? found : { uid: null, size: 0 }));
    const text = (uid === own || uid === ROOT) && size <= MOST_BYTES ? await readFile(file, 'utf8') : null;
    await rm(file, { force: true });
    if (text === null) throw new Error('not a request of the owner');
    const answer = answerFile(dir, token);
    await writeFile(`${answer}.new`, JSON.stringify(await answerTo(text)), { mode: 0o600, flag: 'wx' });
    await rename(`${answer}.new`, answer);
  };

  const look = async (): Promise<void> => {
    const names = await readdir(dir);
    const tokens = names.filter((name) => name.endsWith(ASKED)).map((name) => name.slice(0, -ASKED.length));
    for (const token of tokens.filter((one) => tokenSchema.safeParse(one).success).slice(0, MOST_AT_ONCE))
      await serve(token).catch((error: unknown) => log.warn({ error }, 'a request for a link was not answered'));
  };

  /** What an earlier program or its asker left. */
  const tidy = async (): Promise<void> => {
    for (const name of await readdir(dir)) if (OURS.test(name)) await rm(join(dir, name), { force: true });
  };

  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  let isClosed = false;
  const lookAgain = () => {
    // A folder that cannot be read is seen by who waits for an answer.
    looking = look().catch(() => undefined);
    void looking.then(() => {
      if (!isClosed) timer = setTimeout(lookAgain, LOOK_MS);
    });
  };

  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await chmod(dir, 0o700);
    await tidy();
    lookAgain();
  } catch (error) {
    log.warn({ error }, 'links cannot be asked for at the terminal');
  }
  return {
    close: async (): Promise<void> => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
      // Whoever asks now finds that nobody is there.
      await tidy()
        .then(() => rmdir(dir))
        .catch(() => undefined);
    },
  };
};
