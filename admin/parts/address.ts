// Addresses that the administration hands out or looks at.
import type { Role } from '../../shared/actors';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** A pairing link in full, as another machine opens it. */
export const linkWith = (path: string): string => `${location.origin}${path}`;

/** Whether links made here lead other machines to themselves instead of the server. */
export const isLoopback = (): boolean => LOOPBACK.includes(location.hostname);

/** A test slip's picture, which no snapshot names. */
export const testPicture = (slipId: string): string => `/slips/${slipId}.svg`;

/** A key for what a browser can be paired as: '<role>:<station>'. */
export const stationKey = (role: Role, stationId: string): string => `${role}:${stationId}`;
