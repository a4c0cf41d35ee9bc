// W5: the timetable by which a kiosk is locked: weekday, from, to, and the reason that visitors read.
import type { Kiosk, Language, Span, Text } from '../shared/settings';
import { Button, Field, Select } from '../ui/kit';
import { Group } from './Checks';
import { weekdayName } from './names';
import type { Draft } from './useDraft';
import { useAdminWords } from './words';

type LockTime = Kiosk['lockTimes'][number];

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** A browser's field for times knows no 24:00: midnight at the end of a span stands as 00:00. */
const shownEnd = (to: string) => (to === END_OF_DAY ? MIDNIGHT : to);
const meantEnd = (typed: string) => (typed === MIDNIGHT ? END_OF_DAY : typed);

const textWith = (text: Text, language: Language, typed: string): Text => {
  if (language === 'de') return { ...text, de: typed };
  return typed === '' ? { de: text.de } : { de: text.de, en: typed };
};

type OneProps = {
  lockTime: LockTime;
  legend: string;
  languages: Language[];
  isInvalid: Draft['isInvalid'];
  onChange: (lockTime: LockTime) => void;
  onRemove: () => void;
};

const OneLockTime = ({ lockTime, legend, languages, isInvalid, onChange, onRemove }: OneProps) => {
  const { t, language: spoken } = useAdminWords();
  const { span, reason } = lockTime;
  const changeSpan = (part: Partial<Span>) => onChange({ ...lockTime, span: { ...span, ...part } });
  return (
    <Group legend={legend} error={isInvalid('span') && t('admin.invalid.span')}>
      <div class="adm-span">
        <Select
          label={t('admin.lockTime.weekday')}
          value={WEEKDAYS[span.weekday - 1] ?? WEEKDAYS[0]}
          options={WEEKDAYS.map((value) => ({ value, label: weekdayName(Number(value), spoken) }))}
          onChange={(weekday) => changeSpan({ weekday: Number(weekday) })}
        />
        <Field
          type="time"
          label={t('admin.lockTime.from')}
          value={span.from}
          onInput={(from) => changeSpan({ from })}
        />
        <Field
          type="time"
          label={t('admin.lockTime.to')}
          value={shownEnd(span.to)}
          onInput={(typed) => changeSpan({ to: meantEnd(typed) })}
        />
        <Button kind="tertiary" icon="delete" onClick={onRemove}>
          {t('admin.lockTime.remove')}
        </Button>
      </div>
      <div class="adm-pair">
        {languages.map((language) => (
          <Field
            key={language}
            label={t(`admin.lockTime.reason.${language}`)}
            value={reason[language] ?? ''}
            maxLength={200}
            onInput={(typed) => onChange({ ...lockTime, reason: textWith(reason, language, typed) })}
            error={isInvalid('reason', language) && t('admin.invalid.reason')}
          />
        ))}
      </div>
    </Group>
  );
};

type LockTimesProps = {
  lockTimes: LockTime[];
  languages: Language[];
  isInvalid: Draft['isInvalid'];
  onChange: (lockTimes: LockTime[]) => void;
};

const NEW: LockTime = { span: { weekday: 1, from: '12:00', to: '13:00' }, reason: { de: '' } };

export const LockTimes = ({ lockTimes, languages, isInvalid, onChange }: LockTimesProps) => {
  const { t } = useAdminWords();
  return (
    <section class="adm-stack adm-wide">
      <h2 class="kern-heading-small">{t('admin.lockTimes')}</h2>
      <p class="kern-body">{t('admin.lockTimesHint')}</p>
      {lockTimes.map((lockTime, place) => (
        // A lock time has no name of its own; it is what it is by its place.
        <OneLockTime
          key={String(place)}
          lockTime={lockTime}
          legend={t('admin.lockTime', { number: place + 1 })}
          languages={languages}
          isInvalid={(...path) => isInvalid(place, ...path)}
          onChange={(changed) => onChange(lockTimes.with(place, changed))}
          onRemove={() => onChange(lockTimes.filter((_, other) => other !== place))}
        />
      ))}
      <div>
        <Button kind="secondary" icon="add" onClick={() => onChange([...lockTimes, NEW])}>
          {t('admin.lockTime.add')}
        </Button>
      </div>
    </section>
  );
};
