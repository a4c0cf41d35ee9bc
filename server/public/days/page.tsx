// M13: the published days as pages: which there are and how to check one, and who was called when and why on each.
import { LOCALES } from '../../../shared/languages/locales';
import type { Language, Settings } from '../../../shared/settings';
import { type DaysWords, daysWordsOf } from '../../../shared/words/days';
import { framed } from '../frame/Frame';
import type { DayCall } from './calls';

/** Where the pages are; a day's own is one deeper. */
export const DAYS_PATH = '/aufrufe';
const FILES = '/api/records';

/** As many as are looked through; those before them are opened. */
const SHOWN_AT_ONCE = 31;

/** A day that was published, with the last hash of its record. */
export type PublishedDay = { day: string; head: string };

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const CLOCK = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const;

/** Made once a language: a list has hundreds of days, and anybody may ask for it. */
const calendars = new Map<Language, Intl.DateTimeFormat>();
const calendarOf = (language: Language): Intl.DateTimeFormat => {
  const made = calendars.get(language) ?? new Intl.DateTimeFormat(LOCALES[language], DAY);
  calendars.set(language, made);
  return made;
};

const dayName = (day: string, language: Language): string =>
  calendarOf(language).format(Date.parse(`${day}T12:00:00Z`));

type ListProps = { days: readonly PublishedDay[]; language: Language };

const Days = ({ days, language }: ListProps) => {
  const { t } = daysWordsOf(language);
  return (
    <dl>
      {days.map(({ day, head }) => (
        <div key={day}>
          <dt>
            <a href={`${DAYS_PATH}/${day}?lang=${language}`}>{dayName(day, language)}</a>
          </dt>
          <dd class="small">
            {t('days.hash')}: <code dir="ltr">{head}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
};

const HowToCheck = ({ t }: DaysWords) => (
  <>
    <h2>{t('days.check')}</h2>
    <p>{t('days.number')}</p>
    <p>{t('days.file')}</p>
    <p>{t('days.keep')}</p>
  </>
);

/** Which days there are, the newest first, and how each can be checked. */
export const daysPage = (days: readonly PublishedDay[], settings: Settings, language: Language): string => {
  const words = daysWordsOf(language);
  const { t } = words;
  const [shown, older] = [days.slice(0, SHOWN_AT_ONCE), days.slice(SHOWN_AT_ONCE)];
  return framed({
    ...{ settings, language, path: DAYS_PATH, title: t('days.title'), languages: t('days.languages') },
    footer: (
      <p class="links">
        <a href="/">{t('days.book')}</a>
      </p>
    ),
    children: (
      <>
        <h1>{t('days.title')}</h1>
        <p>{t('days.intro')}</p>
        <p>{t('days.nobody')}</p>
        {shown.length === 0 ? <p class="state">{t('days.none')}</p> : <Days days={shown} language={language} />}
        {older.length > 0 && (
          <details>
            <summary>{t('days.older')}</summary>
            <Days days={older} language={language} />
          </details>
        )}
        <HowToCheck {...words} />
      </>
    ),
  });
};

type CallsProps = { calls: readonly DayCall[]; timeZone: string; language: Language };

const Calls = ({ calls, timeZone, language }: CallsProps) => {
  const { t } = daysWordsOf(language);
  const clock = new Intl.DateTimeFormat(LOCALES[language], { ...CLOCK, timeZone });
  const whyOf = ({ why, slotAt, calledAt }: DayCall): string =>
    why === 'due' || why === 'early' || why === 'forgotten'
      ? t(`days.why.${why}`, { time: clock.format(slotAt ?? calledAt) })
      : t(`days.why.${why}`);
  return (
    <table class="calls">
      <thead>
        <tr>
          {(['number', 'came', 'called', 'why'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`days.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={`${call.number} ${call.calledAt}`}>
            <th scope="row">
              <bdi>{call.number}</bdi>
            </th>
            <td>{call.cameAt === null ? '–' : clock.format(call.cameAt)}</td>
            <td>{clock.format(call.calledAt)}</td>
            <td>
              {whyOf(call)}
              {call.isFromHome && call.why.startsWith('line') && <p class="small">{t('days.why.home')}</p>}
              {call.isUndone && <p class="small">{t('days.why.undone')}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Every call of a day with its time and its reason; null for a day that was not published. */
export const dayPage = (day: string, calls: readonly DayCall[] | null, settings: Settings, language: Language) => {
  const { t } = daysWordsOf(language);
  const title = t('days.day', { day: dayName(day, language) });
  return framed({
    ...{ settings, language, path: `${DAYS_PATH}/${day}`, title, languages: t('days.languages') },
    footer: (
      <p class="links">
        <a href={`${DAYS_PATH}?lang=${language}`}>{t('days.all')}</a>
        {calls && (
          <a href={`${FILES}/${day}`} download={`${day}.txt`}>
            {t('days.raw')}
          </a>
        )}
      </p>
    ),
    children: (
      <>
        <h1>{title}</h1>
        {calls === null ? (
          <p class="state state--no">{t('days.missing')}</p>
        ) : (
          <Calls calls={calls} timeZone={settings.office.timeZone} language={language} />
        )}
      </>
    ),
  });
};
