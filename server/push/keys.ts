// N7: the office's own key for push services (VAPID, RFC 8292), made once and kept among its secrets.
import { generateVAPIDKeys } from 'web-push';
import { z } from 'zod';
import type { Secrets } from '../storage/secrets';
import type { TakeStep } from '../storage/steps';

const SECRET = 'push';
const keysSchema = z.strictObject({ publicKey: z.string(), privateKey: z.string() });
export type PushKeys = z.infer<typeof keysSchema>;

export const readPushKeys = async (secrets: Pick<Secrets, 'named' | 'set'>, take: TakeStep): Promise<PushKeys> => {
  const known = secrets.named(SECRET);
  if (known !== null) return keysSchema.parse(JSON.parse(known));
  const made = generateVAPIDKeys();
  await take(() => secrets.set(SECRET, JSON.stringify(made)));
  return made;
};
