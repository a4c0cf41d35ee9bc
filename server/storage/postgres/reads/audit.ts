// The audit in pages.
import type { AuditPage, AuditSearch } from '../../auditPort';
import { entryOf, likeOf, pageOf, stretchOf } from '../../rows/audit';
import type { Readers } from '../session/readers';

const ENDS = 'SELECT min(seq) AS oldest, max(seq) AS newest FROM audit WHERE office = $1';
/** ILIKE of texts in the order of "C": capital letters of ASCII count as small ones, as in SQLite. */
const PAGE = `
  SELECT audit.seq, audit.at, kind, audit.name, outcome, asker, place, roles, detail,
    (audit.person IS NOT NULL OR (who IS NOT NULL AND salt IS NULL AND asker IN ('counter', 'admin')))::int AS "hasPerson",
    (about IS NOT NULL)::int AS "hasAbout", doer.name AS "personName", meant.name AS "aboutName"
  FROM audit LEFT JOIN persons AS doer ON doer.office = $1 AND doer.id = audit.person
  LEFT JOIN persons AS meant ON meant.office = $1 AND meant.id = audit.about_person
  WHERE audit.office = $1 AND seq < $2 AND seq >= $3 AND ($4::bigint IS NULL OR at >= $4)
    AND ($5::bigint IS NULL OR at < $5) AND ($6::text IS NULL OR kind = $6)
    AND ($7::text IS NULL OR place = $7 OR asker = $7) AND ($8::text IS NULL OR person = $8 OR about_person = $8)
    AND ($9::text IS NULL OR subject ILIKE $9 OR audit.name = ANY($10::text[]) OR place = ANY($11::text[]))
  ORDER BY seq DESC LIMIT $12`;

/** Entries of a stretch that fit, the newest first. */
export const createAuditPages =
  ({ all, one }: Readers) =>
  async (search: AuditSearch): Promise<AuditPage> => {
    const found = stretchOf(await one(ENDS), search);
    if (found === null) return { rows: [], next: null };
    const { most, filter, names, places } = search;
    const { from, to, kind, place, personId, text } = filter;
    const rows = await all(
      PAGE,
      ...[found.top, found.least, from, to, kind, place, personId],
      ...[text ? likeOf(text) : null, [...names], [...places], most],
    );
    return pageOf(rows.map(entryOf), { ...found, most });
  };
