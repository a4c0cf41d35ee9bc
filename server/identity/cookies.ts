// The cookies that prove a device and a person: their names, and how a browser is to keep them.
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

/** Browsers keep no cookie longer; it is renewed whenever it is used. */
const KEPT_SEC = 400 * 24 * 3600;
const MOST_RENEWED = 20;
/** Bound to this very host and to https, where there is https. */
const HOST_PREFIX = '__Host-';
const DEVICE_COOKIE = /^(?:__Host-)?device_[A-Za-z0-9_-]{8,64}$/;

const deviceCookie = (deviceId: string): string => `device_${deviceId}`;
const personCookie = (deviceId: string): string => `person_${deviceId}`;

/** Whether the browser speaks https: with this port itself, or, as its page says, with the proxy before it. */
export const isHttps = (request: IncomingMessage): boolean =>
  'encrypted' in request.socket || (request.headers.origin?.startsWith('https:') ?? false);

const setCookie = (name: string, value: string, maxAge: number, isSecure: boolean): string =>
  stringifySetCookie({
    ...{ name: isSecure ? `${HOST_PREFIX}${name}` : name, value, maxAge },
    ...{ httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure },
  });

/** The header that gives a browser its device. */
export const giveDevice = (request: IncomingMessage, deviceId: string, secret: string): string =>
  setCookie(deviceCookie(deviceId), secret, KEPT_SEC, isHttps(request));

/** The header that gives a browser its person for so many ms. */
export const givePerson = (request: IncomingMessage, deviceId: string, secret: string, ms: number): string =>
  setCookie(personCookie(deviceId), secret, Math.max(0, Math.floor(ms / 1000)), isHttps(request));

/** The secrets that a browser sends for a device. */
export const secretsOf = (header: string | undefined, deviceId: string): { device: string; person: string } => {
  const cookies = parseCookie(header ?? '');
  const of = (name: string) => cookies[`${HOST_PREFIX}${name}`] ?? cookies[name] ?? '';
  return { device: of(deviceCookie(deviceId)), person: of(personCookie(deviceId)) };
};

/** Headers by which the browser keeps each device that it named for as long again as at first; what it sent, no more. */
export const renewDevices = (header: string | undefined): string[] =>
  Object.entries(parseCookie(header ?? ''))
    .flatMap(([name, value]) => (value !== undefined && DEVICE_COOKIE.test(name) ? [{ name, value }] : []))
    .slice(0, MOST_RENEWED)
    .map(({ name, value }) => {
      const isSecure = name.startsWith(HOST_PREFIX);
      return setCookie(isSecure ? name.slice(HOST_PREFIX.length) : name, value, KEPT_SEC, isSecure);
    });
