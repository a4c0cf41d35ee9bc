// Who is asking: the cookies that prove a device and a person, and where a request may come from.
import { parseCookie } from 'cookie';
import type { PersonView } from '../shared/protocol';
import type { Device, Devices } from './devices';
import type { Persons } from './persons';

export const deviceCookie = (deviceId: string): string => `device_${deviceId}`;
export const personCookie = (deviceId: string): string => `person_${deviceId}`;

export type Proof = { device: Device; person: PersonView | null };

/** Whose cookies these are; null when they do not prove the device that is named. */
export const proofOf = (
  { devices, persons }: { devices: Devices; persons: Persons },
  cookieHeader: string | undefined,
  deviceId: string,
): Proof | null => {
  const cookies = parseCookie(cookieHeader ?? '');
  const device = devices.prove(deviceId, cookies[deviceCookie(deviceId)] ?? '');
  if (device === null) return null;
  return { device, person: persons.prove(device, cookies[personCookie(deviceId)] ?? '') };
};

/**
 * Whether a request comes from a page of this very address, or from no page at all. Cookies alone do not say it: they
 * are sent to every port of a host.
 */
export const isFromOwnPage = (headers: { origin?: string | undefined; host?: string | undefined }): boolean => {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
};
