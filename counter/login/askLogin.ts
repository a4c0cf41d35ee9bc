// What is asked about a clerk's login beside the line of commands, because it carries a password.
import type { SpokenRefusal } from '../../shared/words';
import { ownDeviceId } from '../../ui/link/device';
import { OFFLINE } from '../../ui/link/link';
import { isReply, post } from '../../ui/link/pairing';

/** null when it was done, otherwise why not. */
export const askLogin = async (path: string, asked: Record<string, string>): Promise<SpokenRefusal | null> => {
  const reply = await post(path, { deviceId: ownDeviceId() ?? '', ...asked });
  if (!isReply(reply)) return OFFLINE;
  return reply.ok ? null : reply.refusal;
};
