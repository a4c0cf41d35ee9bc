// How visitors' side asks the office: so many at a time, so that those at the counters never wait for long behind them. Whatever
// is asked is answered or refused.
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { MOST_ANSWERS } from '../http/answers';
import { away, busy, isAway, isBusy } from '../http/http';
import { type Answering, type AskName, type Asks, MOST_UNDER_WAY, type ToOffice } from './messages';

/**
 * So many more wait here; who comes then is asked to come again. Fewer than may be under way (S93): who is to come again would else
 * drive out who waits.
 */
const MOST_WAITING = MOST_ANSWERS / 2;

type Pending = {
  name: AskName;
  asked: unknown;
  resolve: (answer: never) => void;
  reject: (error: unknown) => void;
};

const whyOf = (error: unknown) => {
  if (isAway(error)) return refuse('officeAway');
  return isBusy(error) ? refuse('tooMany', { seconds: 1 }) : refuse('storageFailed');
};
const refusedBy = (error: unknown): Reply<never> => ({ ok: false, ...whyOf(error) });

export const createAsking = (say: (said: ToOffice) => void) => {
  const underWay = new Map<number, Pending>();
  const waiting: Pending[] = [];
  let count = 0;
  let isClosed = false;

  const goOn = (): void => {
    while (underWay.size < MOST_UNDER_WAY) {
      const next = waiting.shift();
      if (next === undefined) return;
      const n = ++count;
      underWay.set(n, next);
      say({ kind: 'ask', n, name: next.name, asked: next.asked });
    }
  };
  const ask = <Name extends AskName>(name: Name, asked: Asks[Name]['asked']): Promise<Asks[Name]['answer']> =>
    new Promise<Asks[Name]['answer']>((resolve, reject) => {
      if (isClosed || waiting.length >= MOST_WAITING) return reject(busy());
      waiting.push({ name, asked, resolve, reject });
      goOn();
    });
  const take = (n: number): Pending | undefined => {
    const pending = underWay.get(n);
    underWay.delete(n);
    return pending;
  };

  const asking: Answering = {
    handle: (asked) => ask('handle', asked).catch(refusedBy),
    join: (asked) => ask('join', asked),
    confirm: (key) => ask('confirm', key),
    leave: (key) => ask('leave', key),
    refuseReminders: (key) => ask('refuseReminders', key),
    ring: (asked) => ask('ring', asked),
    isGoodSign: (typed) => ask('isGoodSign', typed),
  };
  return {
    ...asking,
    /** The office has answered. */
    answered: (n: number, answer: unknown): void => {
      take(n)?.resolve(answer as never);
      goOn();
    },
    /** The office could not; or it is away, and who asks again with the same id hears what came of it (N4). */
    failed: (n: number, isOfficeAway = false): void => {
      take(n)?.reject(isOfficeAway ? away() : new Error('the office could not answer'));
      goOn();
    },
    /** How many are asked and not answered. */
    size: (): number => underWay.size + waiting.length,
    /** The office is gone: nobody waits for it. What it was asked may have happened, and the same id says so (N4). */
    close: (): void => {
      isClosed = true;
      for (const one of [...underWay.values(), ...waiting.splice(0)]) one.reject(busy());
      underWay.clear();
    },
  };
};
