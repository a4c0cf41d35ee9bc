// S4: an entry of the audit in words: when, who, where, what, and what came of it. The page and the files say the same.
import type { AuditDetail, AuditEntry } from '../audit/entry';
import type { Why } from '../events';
import type { Settings, StaffLanguage } from '../settings';
import { wallTime } from '../time';
import { textOf } from '../words';
import type { AuditWords } from '../words/audit';
import { placePhrase } from '../words/places';
import type { AuditName } from './names';

export type AuditNames = {
  settings: Settings;
  /** Other systems: those that bring appointments, programs at counters, receivers of web hooks. */
  sources: readonly { id: string; name: string }[];
};

/** Refusals that name what was asked: the audit says them without. */
const SAID_SHORT = [
  ...['closedNow', 'contingentUsedUp', 'noNumbersLeft', 'kioskLocked', 'tooManyPersons', 'mailFailed', 'tooEarly'],
  ...['alreadyCheckedIn', 'visitMovedOn', 'counterBusy', 'tooSoon', 'settingsInvalid', 'affectsPeople', 'serviceInUse'],
  ...['notAllowed', 'malformed', 'tooMany', 'notLoggedIn', 'wrongLogin', 'linkUsedOrExpired'],
  'rangeInvalid',
  'notServedHere',
  'answerMissing',
  'answerInvalid',
  'noteTooLate',
  ...['paperUsed', 'paperTwice', 'paperTimes', 'tooManyBlocks', 'paperMovedOn', 'paperTooLate'],
] as const;
type Short = (typeof SAID_SHORT)[number];
const isShort = (code: string): code is Short => (SAID_SHORT as readonly string[]).includes(code);

/** What an act is called, by its name. */
export const auditActPhrase = ({ t }: AuditWords, name: string): string => {
  // A name that an older program knew stays as it is.
  const said = t(`audit.what.${name as AuditName}`);
  return said === `audit.what.${name}` ? name : said;
};

const refusalPhrase = (words: AuditWords, code: string): string => {
  if (isShort(code)) return words.t(`audit.refused.${code}`);
  const said = words.refusal({ code: code as 'dayClosed', values: {} });
  if (said === '') return code;
  // The first sentence says it.
  const end = said.search(/[.!:] /);
  return (end === -1 ? said : said.slice(0, end + 1)).replace(/\.$/, '');
};

const DAY_PARTS: Record<StaffLanguage, (year: string, month: string, day: string) => string> = {
  de: (year, month, day) => `${day}.${month}.${year}`,
  en: (year, month, day) => `${day}/${month}/${year}`,
};
const dayPhrase = (language: StaffLanguage, name: string): string => {
  const [year = '', month = '', day = ''] = name.split('-');
  return DAY_PARTS[language](year, month, day);
};

/** '06.11.2017, 09:30'; with seconds where the order within a minute counts. */
export const auditTimePhrase = (language: StaffLanguage, at: number, timeZone: string, hasSeconds = false): string => {
  const { day, time } = wallTime(at, timeZone);
  const seconds = hasSeconds ? `:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}` : '';
  return `${dayPhrase(language, day)}, ${time}${seconds}`;
};

/** What a station, a service or another system is called; null where it is not set up any more. */
const createNaming = (words: AuditWords, { settings, sources }: AuditNames) => {
  const { t, language } = words;
  const counterName = (id: string): string | null => {
    const found = [...settings.counters, ...settings.former.counters].find((one) => one.id === id);
    return found ? placePhrase(words, settings.placeWord, found.name) : null;
  };
  const named = (list: readonly { id: string; name: string }[], id: string) => list.find((one) => one.id === id)?.name;
  return {
    service: (id: string): string => {
      const found = [...settings.services, ...settings.former.services].find((one) => one.id === id);
      return found ? textOf(found.name, language) : t('audit.gone');
    },
    place: (id: string): string =>
      counterName(id) ??
      named([...settings.kiosks, ...settings.displays, ...settings.printers, ...settings.feeds, ...sources], id) ??
      (id === 'admin' ? t('audit.asker.admin') : t('audit.gone')),
  };
};

export const createAuditSentences = (words: AuditWords, names: AuditNames) => {
  const { t, count, language } = words;
  const { timeZone } = names.settings.office;
  const naming = createNaming(words, names);
  const time = (at: number) => auditTimePhrase(language, at, timeZone);
  const clock = (at: number) => wallTime(at, timeZone).time;

  const whyPhrase = (why: Why): string => {
    if ('slotAt' in why) return t(`why.${why.rule}`, { time: clock(why.slotAt) });
    if (why.rule === 'outOfOrder') return t('why.outOfOrder', { reason: t(`reason.${why.reason}`) });
    if (why.rule === 'errand') return t(`why.errand.${why.article}`, { name: textOf(why.name, language) });
    if (why.rule !== 'lineAfterRun') return t(`why.${why.rule}`);
    return why.run === 2 ? t('why.lineAfterRun.two') : count('why.lineAfterRun', why.run);
  };

  const visitPhrases = (detail: AuditDetail): (string | false | undefined)[] => [
    detail.number !== undefined && t('audit.d.number', { number: detail.number }),
    detail.slotAt !== undefined && t('audit.d.slot', { time: time(detail.slotAt) }),
    detail.slotAt === undefined &&
      detail.day !== undefined &&
      t('audit.d.day', { day: dayPhrase(language, detail.day) }),
    detail.serviceIds?.map(naming.service).join(', '),
    detail.persons !== undefined && detail.persons > 1 && t('audit.d.persons', { count: detail.persons }),
    detail.why && whyPhrase(detail.why),
    detail.raiseReason && t(`reason.${detail.raiseReason}`),
    detail.undone !== undefined && t('audit.d.undone', { act: auditActPhrase(words, detail.undone) }),
    detail.toCounter !== undefined && t('audit.d.to', { name: naming.place(detail.toCounter) }),
    detail.toService !== undefined && t('audit.d.to', { name: naming.service(detail.toService) }),
  ];
  const officePhrases = ({ place }: AuditEntry, detail: AuditDetail): (string | false | undefined)[] => [
    detail.admission && t(`audit.d.admission.${detail.admission}`),
    ...[detail.kioskId, detail.printerId, detail.feedId, detail.sourceId, detail.programId, detail.hookId].map(
      (id) => id && naming.place(id),
    ),
    detail.counterId !== undefined && detail.counterId !== place && naming.place(detail.counterId),
    detail.stationId !== undefined &&
      detail.stationId !== place &&
      t('audit.d.as', { name: naming.place(detail.stationId) }),
    detail.version !== undefined && t('audit.d.version', { version: detail.version }),
    detail.parts !== undefined && t('audit.d.parts', { parts: detail.parts.map(partPhrase).join(', ') }),
    typeof detail.until === 'number' && t('audit.d.until', { time: clock(detail.until) }),
    detail.ms !== undefined && t('audit.d.ms', { sec: Math.round(detail.ms / 1000) }),
    detail.count !== undefined && count('audit.d.count', detail.count),
    typeof detail.upTo === 'number' && t('audit.d.upToEntry', { seq: detail.upTo }),
    detail.times !== undefined && t('audit.d.times', { count: detail.times }),
  ];
  const partPhrase = (part: string): string => {
    const said = t(`audit.part.${part as keyof Settings}`);
    return said === `audit.part.${part}` ? part : said;
  };
  const nameOf = (person: { name: string | null }): string => person.name ?? t('audit.who.forgotten');

  return {
    /** 'Nächste Person aufrufen'. */
    what: ({ name }: AuditEntry): string => auditActPhrase(words, name),
    /** 'Nummer A042 · an der Reihe in der Schlange'. */
    detail: (entry: AuditEntry): string => {
      const about = entry.about && t('audit.d.about', { name: nameOf(entry.about) });
      const phrases = [...visitPhrases(entry.detail), ...officePhrases(entry, entry.detail), about];
      return phrases.filter((one) => typeof one === 'string' && one !== '').join(' · ');
    },
    who: ({ asker, person, roles }: AuditEntry): string => {
      if (person !== null)
        return roles.length === 0
          ? nameOf(person)
          : t('audit.who.withRoles', { name: nameOf(person), roles: roles.join(', ') });
      if (asker === 'kiosk' || asker === 'display') return t('audit.who.visitor');
      return asker === 'counter' || asker === 'admin' ? t('audit.who.nobody') : t(`audit.who.${asker}`);
    },
    where: ({ asker, place }: AuditEntry): string => {
      if (place === null || asker === 'admin') return t(`audit.asker.${asker}`);
      return asker === 'kiosk' || asker === 'display'
        ? `${t(`audit.asker.${asker}`)} ${naming.place(place)}`
        : naming.place(place);
    },
    outcome: ({ kind, outcome }: AuditEntry): string => {
      if (kind === 'refused') return t('audit.refusedWhy', { why: refusalPhrase(words, outcome) });
      return kind === 'look' ? t('audit.seen') : t('audit.done');
    },
    at: ({ at }: Pick<AuditEntry, 'at'>): string => auditTimePhrase(language, at, timeZone, true),
  };
};
