// Reading: by a few sessions of its own, so that nobody who looks something up waits for what is written. While the writer has
// lost its session, it may be unknown what is stored: reading waits until it is known again.
import { openPool } from './client';
import { away, isOfConnection } from './faults';
import { nameOf, statementsOf, type Value } from './statements';
import type { Writer } from './writer';

const TRIES = 5;
const PAUSE_MS = 200;

/** Without a writer nothing can be written by them either. */
export const openReaders = async (url: string, office: string, writer: Pick<Writer, 'steady'> | null) => {
  const pool = await openPool(url, writer !== null);
  const { statement } = statementsOf(office);
  /** `$1` is the office. A session that was ended meanwhile is another one's: asked again. */
  const all = async (text: string, ...values: Value[]): Promise<unknown[]> => {
    const asked = statement(text, ...values);
    for (let tries = 1; ; tries++) {
      await writer?.steady();
      try {
        return (await pool.query({ name: nameOf(text), text, values: [...asked.values] })).rows;
      } catch (error) {
        if (!isOfConnection(error)) throw error;
        if (tries === TRIES) throw away(error);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
  return {
    all,
    /** undefined when there is none. */
    one: async (text: string, ...values: Value[]): Promise<unknown> => (await all(text, ...values))[0],
    /** What cannot be prepared, such as VACUUM. */
    plain: async (text: string): Promise<void> => void (await pool.query(text)),
    close: (): Promise<void> => (pool.ending ? Promise.resolve() : pool.end()),
  };
};
export type Readers = Awaited<ReturnType<typeof openReaders>>;
