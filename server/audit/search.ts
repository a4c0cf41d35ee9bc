// S4: looking through the audit, stretch by stretch, so that nobody waits for it however long it is.
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { AuditEntry, AuditFilter } from '../../shared/audit/entry';
import { AUDIT_NAMES } from '../../shared/audited/names';
import { auditActPhrase } from '../../shared/audited/sentences';
import { STAFF_LANGUAGES } from '../../shared/languages';
import type { Settings } from '../../shared/settings';
import { dayAfter } from '../../shared/time';
import { auditWordsOf } from '../../shared/words/audit';
import { placePhrase } from '../../shared/words/places';
import { ticketWordOf } from '../../shared/words/ticketWord';
import { instantOf } from '../queue/slots/hours';
import type { Store } from '../storage/port';

/** Some milliseconds of the disk. */
const STRETCH = 4_000;

const folded = (text: string): string => text.toLowerCase().normalize('NFC');

/** What people call what they look for: acts by their words, places by their names. */
const meantBy = (text: string | null, settings: Settings): { names: string[]; places: string[] } => {
  if (!text) return { names: [], places: [] };
  const wanted = folded(text);
  const words = STAFF_LANGUAGES.map((language) => auditWordsOf(language, ticketWordOf(settings)));
  const { counters, kiosks, displays, former, placeWord } = settings;
  const stations = [...kiosks, ...displays].map(({ id, name }) => ({ id, called: [name] }));
  const places = [...counters, ...former.counters].map(({ id, name }) => ({
    id,
    called: words.map((one) => placePhrase(one, placeWord, name)),
  }));
  return {
    names: AUDIT_NAMES.filter((name) => words.some((one) => folded(auditActPhrase(one, name)).includes(wanted))),
    // A whole name: 'Schalter 1' is not 'Schalter 10'.
    places: [...stations, ...places]
      .filter(({ called }) => called.some((one) => folded(one) === wanted))
      .map(({ id }) => id),
  };
};

export type AuditSearchParts = { store: Pick<Store, 'audit'>; settings: () => Settings };

export const createAuditSearch = ({ store, settings }: AuditSearchParts) => ({
  /** So many entries that fit before one (null: from the newest), and where to go on; null at the end. */
  find: async (
    filter: AuditFilter,
    before: number | null,
    most: number,
  ): Promise<{ entries: AuditEntry[]; next: number | null }> => {
    const meant = meantBy(filter.text, settings());
    const { timeZone } = settings().office;
    const begins = (day: string | null) => (day === null ? null : instantOf(day, '00:00', timeZone));
    const to = filter.to === null ? null : dayAfter(filter.to, 1);
    const asked = { ...filter, from: begins(filter.from), to: begins(to) };
    const entries: AuditEntry[] = [];
    let next = before;
    for (;;) {
      const page = await store.audit.page({
        ...{ before: next, stretch: STRETCH, most: most - entries.length, filter: asked },
        ...meant,
      });
      entries.push(...page.rows);
      next = page.next;
      if (next === null || entries.length >= most) return { entries, next };
      await othersFirst();
    }
  },
});
export type AuditSearcher = ReturnType<typeof createAuditSearch>;
