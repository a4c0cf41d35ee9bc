// What the clients know, written by them in a file of their own that the office never sees: durable before they go on.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

export type Kind = 'ticket' | 'call' | 'begin' | 'finish' | 'booking';

/** What somebody asked, how it was answered, or that it was refused. `at`: nanoseconds of the machine's own clock that nobody can set. */
export type Entry =
  | { what: 'asked'; id: string; kind: Kind; by: string; asked: unknown }
  | { what: 'answered'; id: string; at: string; result: unknown }
  | { what: 'refused'; id: string; code: string; tries: number };

export type Record = {
  asked: (id: string, kind: Kind, by: string, asked: unknown) => void;
  answered: (id: string, result: unknown) => void;
  refused: (id: string, code: string, tries: number) => void;
  /** How many answers it has. */
  answers: () => number;
  /** How many of whom, refusals too. */
  answersBy: () => Map<string, number>;
  close: () => void;
};

/** Opens a record; each line is on the disk before the call returns. */
export const openRecord = (path: string): Record => {
  const handle = openSync(path, 'a');
  let answers = 0;
  const asking = new Map<string, string>();
  const by = new Map<string, number>();
  /** An answer or a refusal: somebody was heard. */
  const count = (id: string): void => {
    const who = asking.get(id) ?? '';
    asking.delete(id);
    by.set(who, (by.get(who) ?? 0) + 1);
  };
  const write = (entry: Entry): void => {
    writeSync(handle, `${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  };
  return {
    asked: (id, kind, who, asked) => {
      asking.set(id, who);
      write({ what: 'asked', id, kind, by: who, asked });
    },
    answered: (id, result) => {
      const at = process.hrtime.bigint().toString();
      write({ what: 'answered', id, at, result });
      answers += 1;
      count(id);
    },
    refused: (id, code, tries) => {
      write({ what: 'refused', id, code, tries });
      count(id);
    },
    answers: () => answers,
    answersBy: () => new Map(by),
    close: () => closeSync(handle),
  };
};

export type Act = {
  id: string;
  kind: Kind;
  by: string;
  asked: unknown;
  /** null as long as nobody has answered it. */
  answer: { at: bigint; result: unknown } | null;
  refusal: { code: string; tries: number } | null;
};

/** A record read back from its file: what was asked, by its id. */
export const readRecord = (path: string): Map<string, Act> => {
  const acts = new Map<string, Act>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Entry;
    if (entry.what === 'asked') {
      const { id, kind, by, asked } = entry;
      acts.set(id, { id, kind, by, asked, answer: null, refusal: null });
      continue;
    }
    const act = acts.get(entry.id);
    if (act === undefined) throw new Error(`answered and never asked: ${entry.id}`);
    if (entry.what === 'answered') act.answer = { at: BigInt(entry.at), result: entry.result };
    else act.refusal = { code: entry.code, tries: entry.tries };
  }
  return acts;
};
