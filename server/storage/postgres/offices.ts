// M15: which offices a database has, and what one is called there.
import { z } from 'zod';
import { unusable } from '../unusable';
import { connect } from './session/client';
import { asUnusable } from './session/faults';

/** What the office of a database is called where nobody has said it. */
export const THE_OFFICE = 'office';

/** `OFFICE`. Without a point: what a new office has taken the place of is kept under names with one. */
export const officeIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, {
  message: 'ein Kürzel wie nord oder rathaus-2: Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40 Zeichen',
});

/** A database that takes a connection and then says nothing is away. */
const ANSWERED_MS = 5_000;

/** Where people at home reach an office, for the city's page (M16). */
export const keepAddress = async ({ url, office }: { url: string; office: string }, address: string): Promise<void> => {
  const client = await connect(url, 'wertmarke', ANSWERED_MS);
  try {
    await client.query('UPDATE offices SET address = $2 WHERE office = $1', [office, address]);
  } finally {
    await client.end();
  }
};

const doorRows = z.array(z.object({ door: z.string().nullable(), door_key: z.string().nullable() }));
export type Door = { url: string; key: string };

/** M18: where other offices of the database reach this one, and the key that they show there. */
export const keepDoor = async ({ url, office }: { url: string; office: string }, door: Door): Promise<void> => {
  const client = await connect(url, 'wertmarke', ANSWERED_MS);
  try {
    await client.query('UPDATE offices SET door = $2, door_key = $3 WHERE office = $1', [office, door.url, door.key]);
  } finally {
    await client.end();
  }
};

/** Null where it was never started, or is not there. */
export const doorOf = async (url: string, office: string, answeredMs = ANSWERED_MS): Promise<Door | null> => {
  const client = await connect(url, 'wertmarke', answeredMs);
  try {
    const { rows } = await client.query('SELECT door, door_key FROM offices WHERE office = $1', [office]);
    const [row] = doorRows.parse(rows);
    return row?.door && row.door_key ? { url: row.door, key: row.door_key } : null;
  } finally {
    await client.end();
  }
};

const isThereRow = z.object({ is_there: z.boolean() });
const officeRows = z.array(z.object({ office: z.string() }));

/** Their names, in order; none where the tables have not been made yet. Rejects with `unusable` where it cannot be asked. */
export const officesIn = async (url: string): Promise<string[]> => {
  try {
    const client = await connect(url);
    try {
      const made = await client.query("SELECT to_regclass('offices') IS NOT NULL AS is_there");
      if (!isThereRow.parse(made.rows[0]).is_there) return [];
      const { rows } = await client.query('SELECT office FROM offices ORDER BY office');
      return officeRows.parse(rows).flatMap(({ office }) => (office.includes('.') ? [] : [office]));
    } finally {
      await client.end();
    }
  } catch (error) {
    throw asUnusable(error);
  }
};

const unknownOffice = (offices: readonly string[]): Error =>
  Object.assign(unusable('DATABASE_OFFICE'), { about: offices.join(', ') });

/**
 * Where there are others, a name that none of them has is more likely mistyped than new: refused, unless it `mayBeNew`.
 * `mustBeThere` refuses it anyway.
 */
export const refuseUnknownOffice = async (
  { url, office }: { url: string; office: string },
  may: 'mayBeNew' | 'orFirst' | 'mustBeThere',
): Promise<void> => {
  if (may === 'mayBeNew') return;
  const offices = await officesIn(url);
  if (offices.includes(office) || (may === 'orFirst' && offices.length === 0)) return;
  throw unknownOffice(offices);
};

/** `OFFICE` as a command of the terminal reads it: the office, or words why not. */
export const officeNamed = (said: string | undefined): { office: string } | { words: string } => {
  const read = officeIdSchema.default(THE_OFFICE).safeParse(said || undefined);
  return read.success ? { office: read.data } : { words: `OFFICE: ${read.error.issues[0]?.message}` };
};

/**
 * An office as whoever reads the database alone knows it; `address` null where none has been told yet, `isDemonstration` left
 * out for all others.
 */
export type OfficeAtHome = { office: string; name: string; address: string | null; isDemonstration?: true };

const atHomeRows = z.array(z.object({ office: z.string(), address: z.string().nullable(), settings: z.string() }));
const namedSchema = z.object({ office: z.object({ name: z.string(), demonstration: z.boolean() }) });

const saidIn = (settings: string): Pick<OfficeAtHome, 'name' | 'isDemonstration'> => {
  const { name, demonstration } = namedSchema.parse(JSON.parse(settings)).office;
  return { name, ...(demonstration && { isDemonstration: true }) };
};

/** Every office that has settings, by its name. Reads only. */
export const officesAtHome = async (url: string, answeredMs = ANSWERED_MS): Promise<OfficeAtHome[]> => {
  try {
    const client = await connect(url, 'wertmarke-city', answeredMs);
    try {
      await client.query('SET default_transaction_read_only = on');
      const { rows } = await client.query(
        `SELECT offices.office, offices.address, saved.settings FROM offices JOIN LATERAL (
           SELECT settings FROM settings WHERE settings.office = offices.office ORDER BY version DESC LIMIT 1
         ) AS saved ON true ORDER BY offices.office`,
      );
      return atHomeRows
        .parse(rows)
        .filter(({ office }) => !office.includes('.'))
        .map(({ office, address, settings }) => ({ office, address, ...saidIn(settings) }));
    } finally {
      await client.end();
    }
  } catch (error) {
    throw asUnusable(error);
  }
};
