// What is asked about a login beside the line of commands, because it carries a password.
import type { LoginResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { ownDeviceId } from '../link/device';
import { OFFLINE } from '../link/link';
import { isReply, post } from '../link/pairing';

type Said = { ok: true; result: unknown } | { ok: false; refusal: SpokenRefusal };

const say = async (path: string, asked: Record<string, string>): Promise<Said> => {
  const reply = await post(path, { deviceId: ownDeviceId() ?? '', ...asked });
  return isReply(reply) ? reply : { ok: false, refusal: OFFLINE };
};

/** null when it was done, otherwise why not. */
export const askDone = async (
  path: '/api/password' | '/api/first-account',
  asked: Record<string, string>,
): Promise<SpokenRefusal | null> => {
  const said = await say(path, asked);
  return said.ok ? null : said.refusal;
};

const isNeeding = (result: unknown): result is LoginResult & { step: 'newPassword' } =>
  typeof result === 'object' && result !== null && 'step' in result && result.step === 'newPassword';

/** What came of logging in: somebody is in, something else is needed, or why not. */
export const askLogin = async (
  asked: Record<string, string>,
): Promise<{ step: LoginResult['step'] } | { refusal: SpokenRefusal }> => {
  const said = await say('/api/login', asked);
  if (!said.ok) return { refusal: said.refusal };
  return { step: isNeeding(said.result) ? 'newPassword' : 'in' };
};
