// An office with its post over a real file; the test holds the clock, and collects what is logged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createPost } from '../../../server/mail/post';
import { createWaitingList } from '../../../server/mail/waitingList';
import { createBranch } from '../../../server/office/branch';
import { createAnswers } from '../../../server/storage/replyCache';
import { readSecrets } from '../../../server/storage/secrets';
import { createSteps } from '../../../server/storage/steps';
import { openStore } from '../../../server/storage/store';
import type { Command, CommandOf } from '../../../shared/commands';
import type { BookingResult, Reply } from '../../../shared/protocol';
import { type Settings, settingsSchema } from '../../../shared/settings';
import type { MailSettings } from '../../../shared/settings/appointments';
import { MONDAY_NINE, trustingOffice } from '../../world';
import { auditOf, careOf } from '../storage/care';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
/** Wednesday, 8 November 2017, 10:15. */
export const WEDNESDAY = Date.parse('2017-11-08T10:15:00+01:00');

export const ERIKA = { name: 'Erika Mustermann', email: 'erika@example.org', phone: null };

export const mailAt = (port: number, changes: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: null,
  from: 'termine@luenen.example',
  replyTo: 'buergerbuero@luenen.example',
  ...changes,
});

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(`refused: ${reply.refusal.code}`);
  return reply.result as Result;
};

export type OfficeOptions = { mail: MailSettings | null; settings?: Partial<Settings> };

/** Its post has begun. */
export const openOffice = async ({ mail, settings = {} }: OfficeOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-mail-'));
  const time = { now: MONDAY_NINE };
  const lines: string[] = [];
  const log = pino(
    { level: 'trace', serializers: { error: pino.stdSerializers.err } },
    { write: (line: string) => void lines.push(line) },
  );
  const firstSettings = settingsSchema.parse({ ...trustingOffice, ...settings, mail });

  const start = async () => {
    const store = openStore(join(folder, 'office.db'));
    const branch = await createBranch({
      store,
      clock: () => time.now,
      log,
      firstSettings,
      ticketUrl: (key) => key,
      answers: createAnswers(store, () => time.now),
      fileCare: careOf(store),
      onLost: (error) => {
        throw error;
      },
    });
    const publicUrl = () => 'https://termine.luenen.example';
    const [take, secrets] = [createSteps(store), await readSecrets(store)];
    const waitingList = createWaitingList({ store, take, secrets, branch, audit: auditOf(store), publicUrl });
    const ticketUrl = (key: string) => `${publicUrl()}/t/${key}`;
    const alarmTold = () => undefined;
    const post = createPost({ store, secrets, branch, log, ticketUrl, publicUrl, waitingList, alarmTold });
    branch.subscribe(post.look);
    post.begin();
    return {
      store,
      branch,
      post,
      waitingList,
      setPassword: (password: string | null) => take(() => post.setPassword(password)),
    };
  };
  let parts = await start();

  const ask = async <Result>(command: Command) => resultOf<Result>(await parts.branch.handleOwn(command));

  return {
    time,
    lines,
    parts: () => parts,
    /** As staff do it, at any minute. */
    book: (changes: Partial<CommandOf<'bookAppointment'>> = {}): Promise<BookingResult> =>
      ask({
        type: 'bookAppointment',
        serviceIds: ['ausweis'],
        persons: 1,
        language: 'de',
        slotAt: WEDNESDAY,
        place: { kind: 'extra' },
        contact: ERIKA,
        ...changes,
      }),
    move: (day: string, visitId: string, slotAt: number): Promise<BookingResult> =>
      ask({ type: 'moveAppointment', day, visitId, slotAt, place: { kind: 'extra' } }),
    cancel: (day: string, visitId: string) => ask({ type: 'cancelAppointment', day, visitId }),
    change: (changes: Partial<Settings>) =>
      parts.branch.handleOwn({
        type: 'changeSettings',
        version: parts.branch.settingsVersion(),
        settings: { ...parts.branch.settings(), ...changes },
      }),
    /** Time passes by the office's clock, and the post notices. */
    pass: async (ms: number): Promise<void> => {
      time.now += ms;
      await parts.branch.handleOwn({ type: 'tick' });
      parts.post.look();
    },
    letters: () => parts.store.database.prepare('SELECT * FROM letters ORDER BY id').all(),
    /** How many letters should have gone by now. */
    waiting: (): number => {
      const due = "SELECT count(*) FROM letters WHERE kind <> 'told' AND (next_at <= ? OR attempts > 0)";
      return Number(parts.store.database.prepare(due).pluck().get(time.now));
    },
    /** What is due has been tried, with or without success. */
    tried: () => {
      const due = parts.store.database.prepare("SELECT 1 FROM letters WHERE next_at <= ? AND kind <> 'told'");
      return until(() => due.all(time.now).length === 0);
    },
    restart: async (): Promise<void> => {
      await parts.post.close();
      parts.store.close();
      parts = await start();
    },
    close: async (): Promise<void> => {
      await parts.post.close();
      parts.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;

const PATIENCE_MS = 15_000;

/** Waits, by the real clock, until it holds. */
export const until = async (holds: () => boolean): Promise<void> => {
  const end = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error('did not come in time');
    await sleep(5);
  }
};
