// Who is asking: what the cookies prove, a device and a person, and whether that still holds.
import type { PersonView } from '../../shared/protocol';
import { secretsOf } from './cookies';
import type { Device, Devices } from './devices';
import type { Sessions } from './sessions';

/** `session` is what the person's right hangs on; null when nobody is logged in. */
export type Proof = { device: Device; person: PersonView | null; session: string | null };

type Registers = {
  devices: Pick<Devices, 'prove' | 'isLiving'>;
  sessions: Pick<Sessions, 'named' | 'living'>;
};

/** Whose cookies these are; null when they do not prove the device that is named. */
export const proofOf = (
  { devices, sessions }: Registers,
  cookieHeader: string | undefined,
  deviceId: string,
): Proof | null => {
  const secrets = secretsOf(cookieHeader, deviceId);
  const device = devices.prove(deviceId, secrets.device);
  if (device === null) return null;
  const session = sessions.named(secrets.person);
  const person = sessions.living(session, device.id);
  return { device, person, session: person && session };
};

/** What of a proof holds now: itself when all of it does, and null when there is no such device any more. */
export const livingOf = ({ devices, sessions }: Registers, proof: Proof): Proof | null => {
  const { device, person: before, session } = proof;
  if (!devices.isLiving(device.id)) return null;
  if (session === null) return proof;
  const person = sessions.living(session, device.id);
  if (person?.id === before?.id && person?.name === before?.name) return proof;
  return { device, person, session: person && session };
};
