// Goes through a door: says inputs, looks what came of each, and makes what failed as small as it still fails.
import fc from 'fast-check';
import type { AnyDoor } from './doors/door';
import { faultOf, isSlow, type Seen } from './judging';
import type { Office } from './office';
import type { Tally } from './tally';

export type Failure = { door: string; seed: number; fault: string; input: unknown };

/** The same is said so often before it counts as slow: another program may have had the machine. */
const AGAIN = 4;

const once = async (door: AnyDoor, input: unknown, office: Office): Promise<Seen> => {
  office.mark();
  const outcome = await door.send(input, office);
  said.set(office, (said.get(office) ?? 0) + 1);
  const strain = await office.host().strain();
  return { outcome, strain, ...office.looks(), ended: office.host().ended() };
};

/** How much was said to each office since it was fresh. */
const said = new WeakMap<Office, number>();
/** What was changed by whoever may change it makes an office another one, and in the end nobody's: then there is a fresh one. */
const STAY = 2500;

/** Says one input; the fault that it showed, or null. */
export const tryInput = async (door: AnyDoor, input: unknown, office: Office, tally: Tally): Promise<string | null> => {
  let seen = await once(door, input, office);
  for (let n = 0; n < AGAIN && isSlow(seen) && faultOf(seen) === null; n++) seen = await once(door, input, office);
  tally.count(seen.outcome, seen.strain.heldMs);
  const { outcome, strain, ended } = seen;
  const slow = `held up ${Math.round(strain.heldMs)} ms, answered after ${Math.round(outcome.tookMs)} ms, ${AGAIN + 1} times`;
  const fault = faultOf(seen) ?? (isSlow(seen) ? slow : null);
  if (ended !== null || outcome.isOver === true || (said.get(office) ?? 0) > STAY) {
    said.set(office, 0);
    await office.renew();
  }
  return fault;
};

export type Trial = {
  door: AnyDoor;
  office: Office;
  tally: Tally;
  seed: number;
  count: number;
  mostFailures?: number;
  /** Told each input that nothing was wrong with. */
  note?: (input: unknown) => void;
};

/** Says so many inputs at a door. What fails is made smaller, told, and left behind: the next ones are said all the same. */
export const tryDoor = async ({
  door,
  office,
  tally,
  seed,
  count,
  mostFailures = 8,
  note,
}: Trial): Promise<Failure[]> => {
  const failures: Failure[] = [];
  let left = count;
  for (let part = 0; left > 0 && failures.length < mostFailures; part++) {
    let fault = '';
    const property = fc.asyncProperty(door.inputs, async (input) => {
      const found = await tryInput(door, input, office, tally);
      if (found === null) {
        note?.(input);
        return true;
      }
      fault = found;
      return false;
    });
    const partSeed = seed + part * 1_000_003;
    const result = await fc.check(property, { numRuns: left, seed: partSeed, interruptAfterTimeLimit: 3_600_000 });
    left -= Math.max(1, result.numRuns);
    const { counterexample } = result;
    if (counterexample === null) break;
    failures.push({
      door: door.name,
      seed: partSeed,
      fault: fault || String(result.errorInstance),
      input: counterexample[0],
    });
  }
  return failures;
};
