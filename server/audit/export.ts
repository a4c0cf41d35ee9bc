// S4: the filtered entries as a file, CSV for spreadsheets or JSON lines for programs, sent as they are read.
import { once } from 'node:events';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type AuditEntry, type AuditFilter, auditFilterSchema } from '../../shared/audit/entry';
import { createAuditSentences } from '../../shared/audited/sentences';
import type { RefusalCode } from '../../shared/refusals';
import { type Settings, type StaffLanguage, staffLanguageSchema, tokenSchema } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import { auditWordsOf } from '../../shared/words/audit';
import { ticketWordOf } from '../../shared/words/ticketWord';
import { doerAt } from '../identity/devices';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import type { Audit } from '../office/audit/audit';
import type { AuditSearcher } from './search';

const AT_ONCE = 500;

const text = z.string().min(1).nullable().default(null);
const askedSchema = z.strictObject({
  ...{ device: tokenSchema, format: z.enum(['csv', 'jsonl']), language: staffLanguageSchema },
  ...{ from: text, to: text, kind: text, place: text, personId: text, text },
});

export type ExportParts = {
  identity: Identity;
  search: AuditSearcher;
  audit: Pick<Audit, 'looked' | 'refused'>;
  settings: () => Settings;
  sources: () => readonly { id: string; name: string }[];
  now: () => number;
};

/** What a spreadsheet would take for a formula, as a text. */
const FORMULA = /^[=+\-@\t\r]/;
const cell = (said: string): string => `"${(FORMULA.test(said) ? `'${said}` : said).replaceAll('"', '""')}"`;

const HEADS: Record<StaffLanguage, readonly string[]> = {
  de: ['Nr.', 'Zeit', 'Art', 'Wer', 'Wo', 'Was', 'Näheres', 'Ergebnis'],
  en: ['No.', 'Time', 'Kind', 'Who', 'Where', 'What', 'Details', 'Outcome'],
};
const SEPARATOR: Record<StaffLanguage, string> = { de: ';', en: ',' };

/** How one entry stands in the file, and what stands before the first. */
const writerOf = (format: 'csv' | 'jsonl', language: StaffLanguage, parts: ExportParts) => {
  if (format === 'jsonl') return { head: '', line: (entry: AuditEntry) => `${JSON.stringify(entry)}\n` };
  const settings = parts.settings();
  const words = auditWordsOf(language, ticketWordOf(settings));
  const said = createAuditSentences(words, { settings, sources: parts.sources() });
  const row = (cells: readonly string[]) => `${cells.map(cell).join(SEPARATOR[language])}\r\n`;
  return {
    // With its mark, because Excel takes UTF-8 for another encoding without.
    head: `\ufeff${row(HEADS[language])}`,
    line: (entry: AuditEntry) =>
      row([
        ...[String(entry.seq), said.at(entry), words.t(`audit.kind.${entry.kind}`), said.who(entry), said.where(entry)],
        ...[said.what(entry), said.detail(entry), said.outcome(entry)],
      ]),
  };
};

/** Sends the file to the administration's browser that the request names and proves; otherwise says why not. */
export const sendAudit = async (
  parts: ExportParts,
  request: Request,
  response: Response,
): Promise<RefusalCode | null> => {
  const asked = askedSchema.safeParse(request.query);
  if (!asked.success) return 'malformed';
  const { device, format, language, ...said } = asked.data;
  const filter = auditFilterSchema.safeParse(said);
  if (!filter.success) return 'malformed';
  const proof = proofOf(parts.identity, request.headers.cookie, device);
  if (proof === null) return 'notPaired';
  if (proof.device.role !== 'admin') return 'notAllowed';
  if (proof.person === null) return 'notLoggedIn';
  const by = doerAt(proof.device, proof.person.id);
  if (!parts.identity.persons.rights(proof.person.id).has('seeAudit')) {
    await parts.audit.refused(by, { name: 'exportAudit' }, 'noRight');
    return 'noRight';
  }
  await parts.audit.looked(by, { name: 'exportAudit', about: filter.data.personId });
  const name = `protokoll-${dayOf(parts.now(), parts.settings().office.timeZone)}.${format}`;
  const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
  response
    .set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${name}"` })
    .type(mediaType);
  await send(response, filter.data, writerOf(format, language, parts), parts.search);
  return null;
};

const send = async (
  response: Response,
  filter: AuditFilter,
  { head, line }: ReturnType<typeof writerOf>,
  search: AuditSearcher,
): Promise<void> => {
  response.write(head);
  let before: number | null = null;
  do {
    const { entries, next } = await search.find(filter, before, AT_ONCE);
    // Whoever reads slowly is waited for; whoever has gone is not.
    if (response.destroyed) return;
    if (entries.length > 0 && !response.write(entries.map(line).join(''))) {
      const ended = new AbortController();
      await Promise.race([
        once(response, 'drain', { signal: ended.signal }),
        once(response, 'close', { signal: ended.signal }),
      ]).catch(() => undefined);
      ended.abort();
    }
    before = next;
  } while (before !== null && !response.destroyed);
  response.end();
};
