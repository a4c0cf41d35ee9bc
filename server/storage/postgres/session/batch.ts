// Several statements in one transaction and one way there and back: everything up to one Sync is a transaction to
// PostgreSQL (Extended Query, "Pipelining"), done as a whole or not at all.
import type { Client, Submittable } from 'pg';
import { nameOf, type Statement, type Value } from './statements';

/** What of the package's connection is used to write messages. */
type Wire = {
  stream: { cork: () => void; uncork: () => void };
  close: (what: { type: 'S'; name: string }) => void;
  parse: (what: { name: string; text: string }) => void;
  bind: (what: { statement: string; values: (string | Buffer | null)[] }) => void;
  execute: (what: object) => void;
  sync: () => void;
};

const element = (value: string | number | null): string =>
  value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`;

const asSent = (value: Value): string | Buffer | null => {
  if (value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === 'object') return `{${value.map(element).join(',')}}`;
  return String(value);
};

/** Prepared statements of one session by name; a batch that fails leaves its own uncertain, and they are prepared anew. */
export type Prepared = Set<string>;

const write = (wire: Wire, statements: readonly Statement[], prepared: Prepared): void => {
  const here = new Set(prepared);
  for (const { text, values } of statements) {
    const name = nameOf(text);
    if (!here.has(name)) {
      wire.close({ type: 'S', name });
      wire.parse({ name, text });
      here.add(name);
    }
    wire.bind({ statement: name, values: values.map(asSent) });
    wire.execute({});
  }
  wire.sync();
};

/** Resolves when it is durable; rejects with what PostgreSQL says of the first statement that fails, or of the connection. */
export const sendBatch = (client: Client, statements: readonly Statement[], prepared: Prepared): Promise<void> =>
  new Promise((resolve, reject) => {
    const none = (): void => undefined;
    const batch = {
      submit: (connection: unknown): void => {
        const wire = connection as Wire;
        wire.stream.cork();
        try {
          write(wire, statements, prepared);
        } finally {
          wire.stream.uncork();
        }
      },
      ...{ handleRowDescription: none, handleDataRow: none, handlePortalSuspended: none, handleEmptyQuery: none },
      ...{ handleCommandComplete: none, handleCopyInResponse: none, handleCopyData: none },
      handleReadyForQuery: (): void => {
        for (const { text } of statements) prepared.add(nameOf(text));
        resolve();
      },
      handleError: (error: unknown): void => reject(error),
    };
    client.query(batch as unknown as Submittable);
  });
