// Asks the process of the visitors for what they do.
import { fork } from 'node:child_process';
import { join } from 'node:path';

export type ToVisitors =
  /** Phones that follow these tickets; any other server is told their keys in vain. */
  | { do: 'connect'; group: string; base: string; tickets: string[] }
  | { do: 'await'; group: string; at: number }
  /** So many requests a second for an address, until it is told otherwise; 0 ends them. */
  | { do: 'load'; address: string; perSecond: number };

export type FromVisitors =
  | { said: 'connected'; bytes: number }
  | { said: 'told'; afterMs: number[] }
  | { said: 'loading' };

/** Whoever stands behind a proxy of this machine is believed to come from many networks. */
export const MANY_NETWORKS = { TRUST_PROXY: '1' };

const answerOf = <Said extends FromVisitors['said']>(said: Said, given: FromVisitors) => {
  if (given.said !== said) throw new Error(`asked for ${said}, and given ${given.said}`);
  return given as Extract<FromVisitors, { said: Said }>;
};

export const startVisitors = () => {
  const child = fork(join(__dirname, 'visitors.js'));
  const ask = (asked: ToVisitors) =>
    new Promise<FromVisitors>((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error('the visitors have gone')));
      child.send(asked);
    }).finally(() => child.removeAllListeners('exit'));
  return {
    /** Connects phones; the bytes of what each is shown, in the mean. */
    connect: async (group: string, base: string, tickets: string[]): Promise<number> =>
      answerOf('connected', await ask({ do: 'connect', group, base, tickets })).bytes,
    /** Milliseconds from `performance.now()` of this process until each phone of the group was told something. */
    told: async (group: string, pressed: number): Promise<number[]> =>
      answerOf('told', await ask({ do: 'await', group, at: performance.timeOrigin + pressed })).afterMs,
    load: async (address: string, perSecond: number): Promise<void> => {
      await ask({ do: 'load', address, perSecond });
    },
    close: (): void => child.disconnect(),
  };
};
