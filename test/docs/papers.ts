// S58: the parts of docs/dataprotection that follow from the register, the settings of a new office the texts of the
// public pages, and what docs/security.md says itself.
import { newOffice } from '../../server/golive/newOffice';
import { type Holding, REGISTER } from '../../server/storage/retention/register';
import { type PaperName, writtenPaper } from '../../shared/papers';
import type { Text } from '../../shared/settings';
import words from '../../shared/words/privacy/de.json';
import staffWords from '../../shared/words/staff/de.json';
import { accessLines } from './accessReport';
import { asvsLines } from './asvs';
import { DELETION_RULES } from './deletionRules';

const WORDS: Record<string, string> = { ...words, ...staffWords };

const HOLDINGS: Record<Holding, string> = {
  nothing: 'keine Person',
  visitor: 'Besuchende',
  staff: 'Mitarbeitende',
  act: 'wer gehandelt hat',
};

const columnsOf = (table: string, ...wanted: Holding[]): string[] =>
  Object.entries(REGISTER[table]?.columns ?? {}).flatMap(([column, holding]) =>
    wanted.includes(holding) ? [`\`${column}\``] : [],
  );
const holdingsOf = (table: string): Holding[] => {
  const held = [...new Set(Object.values(REGISTER[table]?.columns ?? {}))].filter((one) => one !== 'nothing');
  return held.length === 0 ? ['nothing'] : held.sort();
};
const nameOf = (table: string): string => `${WORDS[`privacy.table.${table}`] ?? table} (\`${table}\`)`;

const deletionLines = (): string[] => [
  '| Datenart (Tabelle) | von wem | Frist beginnt mit | Regelfrist einer neuen Stelle | was geschieht | Regel |',
  '|---|---|---|---|---|---|',
  ...Object.keys(REGISTER).map((table) => {
    const rule = DELETION_RULES[table];
    if (rule === undefined) throw new Error(`test/docs/deletionRules.ts says nothing of ${table}`);
    const { from, period, how, rules } = rule;
    const who = holdingsOf(table).map((one) => HOLDINGS[one]);
    return `| ${nameOf(table)} | ${who.join(', ')} | ${from} | ${period} | ${how} | ${rules.join(', ')} |`;
  }),
];

const columnLines = (...wanted: Holding[]): string[] => [
  '| Datenart (Tabelle) | Spalten mit Personenbezug |',
  '|---|---|',
  ...Object.keys(REGISTER).flatMap((table) => {
    const columns = columnsOf(table, ...wanted);
    return columns.length === 0 ? [] : [`| ${nameOf(table)} | ${columns.join(', ')} |`];
  }),
];

const backupsKept = (): string => {
  const { latest, days, weeks, months } = newOffice.backups.keep;
  return `die letzten ${latest}; je eine von ${days} Tagen, ${weeks} Wochen, ${months} Monaten`;
};

const periodLines = (): string[] => [
  '| Einstellung | wo | Wert einer neuen Stelle |',
  '|---|---|---|',
  `| wie lange Buchungsdaten nach dem Termintag bleiben (\`appointments.keepDays\`) | Termine | ${newOffice.appointments.keepDays} Tage |`,
  `| nach wie vielen Tagen Handlungen keine Person mehr haben (\`retention.actsDays\`) | Datenschutz | ${newOffice.retention.actsDays} Tage |`,
  `| nach wie vielen Tagen Einträge des Protokolls gehen (\`retention.auditDays\`) | Datenschutz | ${newOffice.retention.auditDays} Tage |`,
  `| wie viele Sicherungen bleiben (\`backups.keep\`) | Sicherungen | ${backupsKept()} |`,
  `| wann wer nichts tut abgemeldet wird (\`login.idleMin\`) | Personen | ${newOffice.login.idleMin === null ? 'nie' : `${newOffice.login.idleMin} Minuten`} |`,
  `| zweiter Faktor für die Verwaltung (\`login.secondFactor\`) | Personen | ${newOffice.login.secondFactor ? 'verlangt' : 'nicht verlangt'} |`,
  `| Auswertungen je Person (\`figuresPerClerk\`) | Datenschutz | ${newOffice.figuresPerClerk === null ? 'aus' : 'an'} |`,
];

const roleLines = (): string[] => [
  '| Rolle | Rechte |',
  '|---|---|',
  ...newOffice.roles.map(({ name, rights }) => {
    const said = rights.map((right) => WORDS[`right.${right}`] ?? `\`${right}\``);
    return `| ${name} | ${said.join('; ')} |`;
  }),
];

const german = (text: Text): string => text.de;

/** What the public page says, as a new office begins: with letters and without. */
const paperLines = (name: PaperName): string[] => {
  const named = { controller: '[Name, Anschrift, Telefon, E-Mail]', officer: '[Anschrift, Telefon, E-Mail]' };
  const facts = { office: '[Name der Stelle]', ...named, keepDays: newOffice.appointments.keepDays };
  const all = { ...facts, publishesDays: true };
  const [withMail, without] = [true, false].map((mails) => writtenPaper(name, { ...all, mails }));
  const always = writtenPaper(name, { ...all, publishesDays: false, mails: true }).sections;
  if (withMail === undefined || without === undefined) return [];
  return withMail.sections.flatMap(({ heading, texts }, place) => {
    const other = (without.sections[place]?.texts ?? []).map(german);
    const own = texts.map(german);
    const kept = (always[place]?.texts ?? []).map(german);
    const lines = own.map((text) => {
      if (!kept.includes(text)) return `(wenn Tage veröffentlicht werden) ${text}`;
      return other.includes(text) ? text : `(wenn Mail eingerichtet ist) ${text}`;
    });
    const only = other.filter((text) => !own.includes(text)).map((text) => `(sonst) ${text}`);
    return [`## ${german(heading)}`, '', ...[...lines, ...only].flatMap((line) => [line, ''])];
  });
};

/** Page by page below docs/dataprotection: what is written into it. */
export const paperParts = (): Record<string, Record<string, string[]>> => ({
  'loeschkonzept.md': { deletion: deletionLines(), periods: periodLines() },
  'verarbeitungsverzeichnis.md': { visitors: columnLines('visitor'), staff: columnLines('staff', 'act') },
  'massnahmen.md': { roles: roleLines() },
  'besucherhinweis.md': { notice: paperLines('privacy') },
  'barrierefreiheit.md': { statement: paperLines('accessibility') },
  'en301549.md': { clauses: accessLines() },
  '../security.md': { asvsCounts: asvsLines() },
});
