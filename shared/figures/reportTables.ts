// R3: a report as tables, the same on the page, in a file for spreadsheets and on paper.

import type { Settings, StaffLanguage } from '../settings';
import { textOf } from '../words';
import type { FigureWords } from '../words/figures';
import { placePhrase } from '../words/places';
import type { ClerkFigures, Figures, Part, Range, Report, Spread } from './reports';

/** What the names of a report's parts are found in. */
export type Named = Pick<Settings, 'services' | 'counters' | 'former' | 'placeWord'>;

type Measure = 'meanSec' | 'medianSec' | 'p90Sec';
/** Counts are whole, shares from 0 to 1, minutes with fractions; null where there was no case. */
export type Column = {
  key: string;
  unit: 'count' | 'share' | 'minutes';
  head: (words: FigureWords) => string;
  of: (figures: Figures) => number | null;
};

const COUNTS = [
  'visitors',
  'walkIns',
  'appointments',
  'noShows',
  'cancelled',
  'left',
  'missed',
  'handedOn',
  'outOfOrder',
  'fromHome',
  'fromHomeAbsent',
] as const satisfies readonly (keyof Figures)[];
const KINDS = ['walkInTimes', 'appointmentTimes'] as const;
const TIMES = ['wait', 'present', 'way', 'service'] as const;
const MEASURES = ['meanSec', 'medianSec', 'p90Sec'] as const satisfies readonly (keyof Spread)[];

/** The share of the visitors who came with an appointment; null without visitors. */
export const appointmentShare = ({ visitors, appointments }: Figures): number | null =>
  visitors === 0 ? null : appointments / visitors;

const minutes = (spread: Spread | null, measure: Measure): number | null =>
  spread === null ? null : spread[measure] / 60;

/** Everything that a report says of a set of visits, a column each. A walk-in's wait counts from its ticket anyway. */
export const COLUMNS: readonly Column[] = [
  ...COUNTS.slice(0, 3).map(countColumn),
  {
    key: 'share',
    unit: 'share',
    head: ({ t }) => t('figures.col.share'),
    of: appointmentShare,
  },
  ...COUNTS.slice(3).map(countColumn),
  ...KINDS.flatMap((kind) =>
    TIMES.filter((time) => kind === 'appointmentTimes' || time !== 'present').flatMap((time) =>
      MEASURES.map(
        (measure): Column => ({
          key: `${kind}.${time}.${measure}`,
          unit: 'minutes',
          head: ({ t }) =>
            t('figures.col.time', {
              what: t(`figures.time.${time}`),
              kind: t(`figures.kind.${kind}`),
              measure: t(`figures.measure.${measure}`),
            }),
          of: (figures) => minutes(figures[kind][time], measure),
        }),
      ),
    ),
  ),
];

function countColumn(key: (typeof COUNTS)[number]): Column {
  return { key, unit: 'count', head: ({ t }) => t(`figures.col.${key}`), of: (figures) => figures[key] };
}

/** Of a part: its name, and what is said of it. */
export type LabelledRow = {
  label: string;
  /** As short as it fits below a bar; null where a name cannot be short. */
  short: string | null;
  figures: Figures;
};
export type ReportTable = {
  name: 'total' | 'times' | 'services' | 'hours' | 'weekdays' | 'counters' | 'clerks';
  rows: LabelledRow[];
};

const LOCALES: Record<StaffLanguage, string> = { de: 'de-DE', en: 'en-GB' };
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const calendar = (language: StaffLanguage, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });

/** '6.–10. November 2017'; of one day 'Mo., 6. November 2017'. */
export const rangeName = ({ from, to }: Range, language: StaffLanguage): string =>
  from === to
    ? calendar(language, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).format(noonOf(from))
    : calendar(language, { dateStyle: 'long' }).formatRange(noonOf(from), noonOf(to));

/** '6.11.': where a time begins. */
export const shortDay = (day: string, language: StaffLanguage): string =>
  calendar(language, { day: 'numeric', month: 'numeric' }).format(noonOf(day));

/** The first of January 2024 is a Monday. */
const weekdayName = (weekday: number, language: StaffLanguage, weekdayLength: 'long' | 'short'): string =>
  calendar(language, { weekday: weekdayLength }).format(Date.UTC(2024, 0, weekday, 12));

/** W8: what has left the settings keeps its last name. */
const nameOfService = (id: string, { services, former }: Named, words: FigureWords): string => {
  const known = [...services, ...former.services].find((one) => one.id === id);
  return known ? textOf(known.name, words.language) : words.t('service.former');
};
const nameOfCounter = (id: string | null, { counters, former, placeWord }: Named, words: FigureWords): string => {
  if (id === null) return words.t('figures.noCounter');
  const name = [...counters, ...former.counters].find((one) => one.id === id)?.name ?? '?';
  return placePhrase(words, placeWord, name);
};

const labelled = <Key>(
  parts: readonly Part<Key>[],
  label: (key: Key) => string,
  short: ((key: Key) => string) | null = null,
): LabelledRow[] => parts.map(({ key, figures }) => ({ label: label(key), short: short?.(key) ?? null, figures }));

/** The tables of a report, in the order in which they are read. */
export const reportTables = (report: Report, named: Named, words: FigureWords): ReportTable[] => {
  const { language, t } = words;
  const beside = [report.before, report.yearBefore].flatMap((one) => one ?? []);
  return [
    {
      name: 'total',
      rows: [
        { label: rangeName(report, language), short: null, figures: report.total },
        ...beside.map((one) => ({ label: rangeName(one, language), short: null, figures: one.total })),
      ],
    },
    {
      name: 'times',
      rows: labelled(
        report.times,
        (range) => rangeName(range, language),
        ({ from }) => shortDay(from, language),
      ),
    },
    { name: 'services', rows: labelled(report.services, (id) => nameOfService(id, named, words)) },
    {
      name: 'hours',
      rows: labelled(report.hours, (hour) => t('figures.hour', { from: hour, to: hour + 1 }), String),
    },
    {
      name: 'weekdays',
      rows: labelled(
        report.weekdays,
        (weekday) => weekdayName(weekday, language, 'long'),
        (weekday) => weekdayName(weekday, language, 'short'),
      ),
    },
    { name: 'counters', rows: labelled(report.counters, (id) => nameOfCounter(id, named, words)) },
  ];
};

/** A row of what was done: how often, and how often it could not be; null where one of them says nothing. */
export type WorkRow = { label: string; done: number | null; notDone: number | null };

const mostFirst = (services: Report['work']['services']): Report['work']['services'] =>
  [...services].sort((one, other) => other.done - one.done || other.notDone - one.notDone);

/** What is counted of each row of it, in the order of the columns. */
export const WORK_COLUMNS = ['done', 'notDone'] as const satisfies readonly (keyof WorkRow)[];

/** K7: what was really done, by service; who it was for, why something could not be done, and of how many nobody noted it. */
export const workRows = ({ work }: Pick<Report, 'work'>, named: Named, words: FigureWords): WorkRow[] => {
  const { t } = words;
  if (work.noted === 0) return [];
  return [
    ...mostFirst(work.services).map(({ serviceId, done, notDone }) => ({
      label: nameOfService(serviceId, named, words),
      done,
      notDone,
    })),
    ...work.hindrances.map(({ hindrance, visits }) => ({
      label: t('figures.work.because', { why: t(`figures.hindrance.${hindrance}.why`) }),
      done: null,
      notDone: visits,
    })),
    ...(['persons', 'noted', 'notNoted'] as const).map((key) => ({
      label: t(`figures.work.${key}`),
      done: work[key],
      notDone: null,
    })),
  ];
};

/** R4: figures per clerk, each visitor at each who served. */
export const clerkTable = ({ clerks }: ClerkFigures, { t }: FigureWords): ReportTable => ({
  name: 'clerks',
  rows: clerks.map(({ name, figures }) => ({ label: name ?? t('figures.formerClerk'), short: null, figures })),
});

/** All tables of a file: with the one per clerk where it may be seen. */
export const tablesOf = (
  report: Report,
  clerks: ClerkFigures | null,
  named: Named,
  words: FigureWords,
): ReportTable[] => [...reportTables(report, named, words), ...(clerks === null ? [] : [clerkTable(clerks, words)])];
