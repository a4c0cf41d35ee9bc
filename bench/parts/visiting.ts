// Asks the processes of the visitors for what they do.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export type ToVisitors =
  /** Phones that follow these tickets, the first of them so many-th of all, from an address of this machine; any other server is told their keys in vain. */
  | { do: 'connect'; group: string; base: string; tickets: string[]; first: number; address: string }
  | { do: 'await'; group: string; at: number }
  /** So many requests a second for an address, until it is told otherwise; 0 ends them. */
  | { do: 'load'; address: string; perSecond: number };

export type FromVisitors =
  | { said: 'connected'; bytes: number }
  | { said: 'told'; afterMs: number[] }
  | { said: 'loading' };

/** Whoever stands behind a proxy of this machine is believed to come from many networks. */
export const MANY_NETWORKS = { TRUST_PROXY: '1' };

/** A process has so many phones at most: what they cost it is no part of what is measured. */
const PHONES_OF_PROCESS = 2500;

const answerOf = <Said extends FromVisitors['said']>(said: Said, given: FromVisitors) => {
  if (given.said !== said) throw new Error(`asked for ${said}, and given ${given.said}`);
  return given as Extract<FromVisitors, { said: Said }>;
};

const askOf = (child: ChildProcess, asked: ToVisitors): Promise<FromVisitors> =>
  new Promise<FromVisitors>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('the visitors have gone')));
    child.send(asked);
  }).finally(() => child.removeAllListeners('exit'));

/** Visitors with so many phones in each group at most. */
export const startVisitors = (phones = 1) => {
  const count = Math.max(1, Math.ceil(phones / PHONES_OF_PROCESS));
  const children = Array.from({ length: count }, () => fork(join(__dirname, 'visitors.js')));
  const [first] = children;
  if (first === undefined) throw new Error('no visitors');
  return {
    /** Connects phones, in turns to the one and the other address of the server; the bytes of what each is shown, in the mean. */
    connect: async (group: string, bases: readonly string[], tickets: string[]): Promise<number> => {
      const share = Math.ceil(tickets.length / count);
      const answers = await Promise.all(
        children.map((child, i) =>
          askOf(child, {
            ...{ do: 'connect', group, tickets: tickets.slice(i * share, (i + 1) * share), first: i * share },
            ...{ base: bases[i % bases.length] ?? '', address: `127.0.0.${i + 2}` },
          }),
        ),
      );
      const bytes = answers.map((answer) => answerOf('connected', answer).bytes);
      return Math.round(bytes.reduce((sum, one) => sum + one, 0) / count);
    },
    /** Milliseconds from `performance.now()` of this process until each phone of the group was told something. */
    told: async (group: string, pressed: number): Promise<number[]> => {
      const at = performance.timeOrigin + pressed;
      const answers = await Promise.all(children.map((child) => askOf(child, { do: 'await', group, at })));
      return answers.flatMap((answer) => answerOf('told', answer).afterMs);
    },
    load: async (address: string, perSecond: number): Promise<void> => {
      await askOf(first, { do: 'load', address, perSecond });
    },
    close: (): void => {
      for (const child of children) child.disconnect();
    },
  };
};
