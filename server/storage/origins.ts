// What is counted of those who book online: by network and by address, as keyed digests that nobody reads back.
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { foldAddress } from '../../shared/contacts';
import { newSecret } from '../basics/tokens';
import type { Network } from '../queue/day/network';
import { createSecrets } from './secrets';
import type { DatabaseConnection } from './sqlite';

const SECRET = 'origins';
/** Staff look at so many networks within a day, and at the oldest of them again. */
const MOST_SEEN = 1_000;
const counted = z.object({ count: z.int() });
const seenRow = z.object({ network: z.string(), at: z.int() });
const bookedRow = z.object({ network: z.string(), booked_at: z.int(), day: z.string(), visit_id: z.string() });

/** An open appointment that was booked online, and from which network when (epoch ms). */
export type BookedFrom = { network: string; at: number; day: string; visitId: string };

export const createOrigins = (database: DatabaseConnection) => {
  const secrets = createSecrets(database);
  const countOpen = database.prepare(
    'SELECT count(*) AS count FROM bookers WHERE folded = ? AND day BETWEEN ? AND ? AND is_open = 1',
  );
  const countFrom = database.prepare(
    'SELECT count(*) AS count FROM bookers WHERE (network = ? OR wide_network = ?) AND booked_at >= ?',
  );
  const countLetters = database.prepare('SELECT count FROM letters_counted WHERE day = ? AND address = ?');
  const selectBooked = database.prepare(
    `SELECT network, booked_at, day, visit_id FROM bookers
     WHERE network IS NOT NULL AND booked_at >= ? AND is_open = 1 ORDER BY booked_at`,
  );
  const countLetter = database.prepare(
    `INSERT INTO letters_counted (day, address, count) VALUES (?, ?, 1)
     ON CONFLICT (day, address) DO UPDATE SET count = count + 1`,
  );

  const selectSeen = database.prepare('SELECT network, at FROM networks_seen WHERE at BETWEEN ? AND ?');
  const insertSeen = database.prepare('INSERT OR REPLACE INTO networks_seen (network, at) VALUES (?, ?)');
  const deleteSeen = database.prepare(
    `DELETE FROM networks_seen WHERE at < ? OR network IN
     (SELECT network FROM networks_seen ORDER BY at DESC LIMIT -1 OFFSET ${MOST_SEEN})`,
  );
  const see = database.transaction((network: string, at: number, since: number) => {
    insertSeen.run(network, at);
    deleteSeen.run(since);
  });

  let secret = secrets.named(SECRET);
  if (secret === null) {
    secret = newSecret();
    secrets.set(SECRET, secret);
  }
  const key = secret;
  const digestOf = (text: string): string => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);

  return {
    /** Of the network of a request, and of the wider one around it. */
    networkDigest: ({ narrow, wide }: Network): Network => ({
      narrow: digestOf(`network ${narrow}`),
      wide: wide === null ? null : digestOf(`network ${wide}`),
    }),
    /** Of an e-mail address, the same however it is written. */
    addressDigest: (email: string): string => digestOf(`address ${foldAddress(email)}`),
    /** Open appointments of an e-mail address, however it is written, from one day to another. */
    openBookings: (email: string, from: string, to: string): number =>
      counted.parse(countOpen.get(foldAddress(email), from, to)).count,
    /** A15: appointments booked online from a network, narrow or wide, since an instant (epoch ms), also those cancelled since. */
    bookingsFrom: (network: string, since: number): number =>
      counted.parse(countFrom.get(network, network, since)).count,
    /** A14: letters of a day to an address, by its digest. */
    lettersTo: (day: string, address: string): number =>
      counted.optional().parse(countLetters.get(day, address))?.count ?? 0,
    countLetter: (day: string, address: string): void => void countLetter.run(day, address),
    /** A16: open appointments that were booked online since an instant, the oldest first. */
    bookedSince: (since: number): BookedFrom[] =>
      selectBooked.all(since).map((found) => {
        const { network, booked_at: at, day, visit_id: visitId } = bookedRow.parse(found);
        return { network, at, day, visitId };
      }),
    /** A16: somebody has looked at the bookings of a network until now; what was looked at before `since` is forgotten. */
    see,
    /** Until when somebody has looked, by network: since an instant, and never after `now`, whatever a clock has said. */
    seen: (since: number, now: number): Map<string, number> =>
      new Map(
        selectSeen.all(since, now).map((found) => {
          const { network, at } = seenRow.parse(found);
          return [network, at];
        }),
      ),
  };
};
export type Origins = ReturnType<typeof createOrigins>;
