// Whether an office grows by what it refuses: the same refused inputs, said again and again, leave it as it was.
import type { AnyDoor } from './doors/door';
import type { Taken } from './host';
import type { Office } from './office';

export type Refused = { door: AnyDoor; input: unknown };
export type Growth = { inputs: number; bytesOfEach: number; more: string[] };

const ROUNDS = 3;
/** A socket, a timer or a line in a list is more than this; an address that a limit remembers for its minute is less. */
export const MOST_BYTES_OF_EACH = 4000;
/** So long half requests and lines that nobody ends may stay; see the ports' own patience. */
const SETTLED_MS = 22_000;
/** What comes and goes by itself: a timer of the day, a look at a folder. */
const BY_ITSELF = 4;

/** Kinds of what keeps a process alive of which there are more than before. */
export const moreOf = (before: Taken, after: Taken): string[] =>
  Object.entries(after.handles)
    .filter(([kind, count]) => count > (before.handles[kind] ?? 0) + BY_ITSELF)
    .map(([kind, count]) => `${count} ${kind} instead of ${before.handles[kind] ?? 0}`);

/** Says them once, so that everything is in place; then three times, and looks what has stayed. */
export const measureGrowth = async (office: Office, refused: readonly Refused[]): Promise<Growth> => {
  const sayAll = async (): Promise<Taken> => {
    for (const { door, input } of refused) await door.send(input, office);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    return office.host().taken();
  };
  const before = await sayAll();
  for (let round = 1; round < ROUNDS; round++) for (const { door, input } of refused) await door.send(input, office);
  const after = await sayAll();
  const inputs = ROUNDS * refused.length;
  return {
    inputs,
    bytesOfEach: Math.round((after.heap - before.heap) / Math.max(1, inputs)),
    more: moreOf(before, after),
  };
};
