// D15: a counter is called the same wherever staff read of it: 'Infopoint', and never 'Schalter Infopoint'.

import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { AuditEntry } from '../../../shared/audit/entry';
import { createAuditSentences } from '../../../shared/audited/sentences';
import type { Report } from '../../../shared/figures/reports';
import { reportTables } from '../../../shared/figures/reportTables';
import { wordsOf } from '../../../shared/words';
import { auditWordsOf } from '../../../shared/words/audit';
import { figureWordsOf } from '../../../shared/words/figures';
import { placePhrase } from '../../../shared/words/places';

const NAMES = ['3', '12 a', 'B2', 'Infopoint', 'Zimmer 12 a', 'Büro'];
const IN_GERMAN = ['Platz 3', 'Platz 12 a', 'Platz B2', 'Infopoint', 'Zimmer 12 a', 'Büro'];
const settings = {
  ...demonstrationOffice,
  placeWord: 'Platz' as const,
  counters: NAMES.map((name) => ({ ...(demonstrationOffice.counters[0] as object), id: name, name })),
} as typeof demonstrationOffice;

test('D15 a name that begins with a word stands alone, in every language', () => {
  expect(NAMES.map((name) => placePhrase(wordsOf('de'), 'Platz', name))).toEqual(IN_GERMAN);
  expect(placePhrase(wordsOf('en'), 'Zimmer', '12 a')).toBe('Room 12 a');
  expect(placePhrase(wordsOf('en'), 'Zimmer', 'Infopoint')).toBe('Infopoint');
});

test('D15 the audit and the figures call a counter as everybody does', () => {
  const { where } = createAuditSentences(auditWordsOf('de', 'Wertmarke'), { settings, sources: [] });
  expect(NAMES.map((place) => where({ place } as AuditEntry))).toEqual(IN_GERMAN);
  const report = {
    from: '2017-11-06',
    to: '2017-11-06',
    total: {},
    before: null,
    yearBefore: null,
  } as unknown as Report;
  const counters = NAMES.map((key) => ({ key, figures: report.total }));
  const parts = { times: [], services: [], hours: [], weekdays: [], counters };
  const tables = reportTables({ ...report, ...parts }, settings, figureWordsOf('de'));
  expect(tables.find(({ name }) => name === 'counters')?.rows.map(({ label }) => label)).toEqual(IN_GERMAN);
});
