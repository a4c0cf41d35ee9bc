// What is asked about a login beside the line of commands, because it carries a password.
import type { LoginResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { ownDeviceId } from '../link/device';
import { OFFLINE } from '../link/link';
import { isReply, post } from '../link/pairing';

type Said = { ok: true; result: unknown } | { ok: false; refusal: SpokenRefusal };
type Asked = Record<string, string>;

const say = async (path: string, asked: Asked): Promise<Said> => {
  const reply = await post(path, { deviceId: ownDeviceId() ?? '', ...asked });
  return isReply(reply) ? reply : { ok: false, refusal: OFFLINE };
};

/** null when it was done, otherwise why not. */
export const askDone = async (
  path: '/api/password' | '/api/first-account' | '/api/second-factor/off',
  asked: Asked,
): Promise<SpokenRefusal | null> => {
  const said = await say(path, asked);
  return said.ok ? null : said.refusal;
};

/** S31: what is answered about one's own second factor, or why not. */
export const askFactor = async <Result extends object>(
  path: '/api/second-factor/begin' | '/api/second-factor/on' | '/api/second-factor/paper',
  asked: Asked,
): Promise<{ result: Result } | { refusal: SpokenRefusal }> => {
  const said = await say(path, asked);
  return said.ok ? { result: said.result as Result } : { refusal: said.refusal };
};

/** Somebody is in, or what is needed besides. */
export type Answered = Exclude<LoginResult, { step: 'in' }> | { step: 'in'; paperCodes?: string[] };

const isNeeding = (result: unknown): result is Answered =>
  typeof result === 'object' && result !== null && 'step' in result;

/** What came of logging in: somebody is in, something else is needed, or why not. */
export const askLogin = async (asked: Asked): Promise<Answered | { refusal: SpokenRefusal }> => {
  const said = await say('/api/login', asked);
  if (!said.ok) return { refusal: said.refusal };
  return isNeeding(said.result) ? said.result : { step: 'in' };
};
