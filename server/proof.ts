// Who is asking: what the cookies prove, a device and a person.
import type { PersonView } from '../shared/protocol';
import { secretsOf } from './cookies';
import type { Device, Devices } from './devices';
import type { Persons } from './persons';

export type Proof = { device: Device; person: PersonView | null };

/** Whose cookies these are; null when they do not prove the device that is named. */
export const proofOf = (
  { devices, persons }: { devices: Devices; persons: Persons },
  cookieHeader: string | undefined,
  deviceId: string,
): Proof | null => {
  const secrets = secretsOf(cookieHeader, deviceId);
  const device = devices.prove(deviceId, secrets.device);
  if (device === null) return null;
  return { device, person: persons.prove(device, secrets.person) };
};
