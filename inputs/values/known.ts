// What the office has said, by its names: so that what is asked next is about visits, counters and versions that there are.
import { singular, WHOLE } from './schema';

const MOST_OF_NAME = 60;
const LONGEST = 4000;

export const createKnown = () => {
  const byName = new Map<string, unknown[]>();
  const note = (name: string, value: unknown): void => {
    const list = byName.get(name) ?? [];
    if (list.includes(value)) return;
    list.push(value);
    if (list.length > MOST_OF_NAME) list.shift();
    byName.set(name, list);
  };
  const learn = (said: unknown, name = '', holder = ''): void => {
    if (said === null || said === undefined) return;
    if (typeof said !== 'object') {
      if (typeof said === 'string' && said.length > LONGEST) return;
      note(name, said);
      // `{ counters: [{ id }] }` says a `counterId`.
      if (name === 'id' && holder !== '') note(`${singular(holder)}Id`, said);
      if (name.endsWith('Version')) note('version', said);
      return;
    }
    if (Array.isArray(said)) {
      for (const one of said) learn(one, typeof one === 'object' ? name : singular(name), name);
      return;
    }
    if (WHOLE.has(name)) note(name, said);
    for (const [key, value] of Object.entries(said)) learn(value, key, name);
  };
  return {
    learn: (said: unknown): void => learn(said),
    note,
    pick: (name: string, n: number): unknown => {
      const list = byName.get(name);
      return list === undefined ? undefined : list[n % list.length];
    },
  };
};
