// Nothing of what is made up leaves this machine: an office under trial reaches nobody but itself.
import dns from 'node:dns';
import { isIP, Socket } from 'node:net';

const isOwn = (host: string): boolean => host === 'localhost' || /^127\./.test(host) || host === '::1';

/** From now on names other than `localhost` are not found, and addresses other than this machine's not reached; the answer ends that. */
export const stayInside = (): (() => void) => {
  const { lookup } = dns;
  const { connect } = Socket.prototype;
  const found = (hostname: string, ...rest: unknown[]): unknown => {
    if (isOwn(hostname)) return Reflect.apply(lookup, dns, [hostname, ...rest]);
    const callback = rest.at(-1) as (error: Error) => void;
    return setImmediate(callback, Object.assign(new Error(`not here: ${hostname}`), { code: 'ENOTFOUND' }));
  };
  const connected = function (this: Socket, ...given: unknown[]): Socket {
    const first = (Array.isArray(given[0]) ? given[0][0] : given[0]) as { host?: unknown } | undefined;
    const host = typeof first === 'object' ? first?.host : undefined;
    if (typeof host !== 'string' || isIP(host) === 0 || isOwn(host)) return Reflect.apply(connect, this, given);
    setImmediate(() => this.destroy(Object.assign(new Error(`not here: ${host}`), { code: 'ECONNREFUSED' })));
    return this;
  };
  Object.assign(dns, { lookup: found });
  Object.assign(Socket.prototype, { connect: connected });
  return () => {
    Object.assign(dns, { lookup });
    Object.assign(Socket.prototype, { connect });
  };
};
