// W5: the timetable by which a kiosk is locked: weekday, from, to, and the reason that visitors read.
import type { Kiosk, Language, Span } from '../../shared/settings';
import { weekdayName } from '../../ui/days';
import { Button, Select } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Group } from '../fields/Checks';
import { SpanFields } from '../fields/SpanFields';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { useAdminWords } from '../parts/words';

type LockTime = Kiosk['lockTimes'][number];

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

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
  const changeSpan = (changed: Span) => onChange({ ...lockTime, span: changed });
  return (
    <Group legend={legend} error={isInvalid('span') && !isInvalid('span', 'weekday') && t('admin.invalid.span')}>
      <div class="adm-span">
        <Select
          label={t('admin.lockTime.weekday')}
          value={WEEKDAYS[span.weekday - 1] ?? WEEKDAYS[0]}
          options={WEEKDAYS.map((value) => ({ value, label: weekdayName(Number(value), spoken) }))}
          onChange={(weekday) => changeSpan({ ...span, weekday: Number(weekday) })}
          error={isInvalid('span', 'weekday') && t('admin.invalid.value')}
        />
        <SpanFields span={span} isInvalid={(...path) => isInvalid('span', ...path)} onChange={changeSpan} />
        <Button kind="tertiary" icon="delete" onClick={onRemove}>
          {t('admin.removeFrom')}
        </Button>
      </div>
      <TextFields
        what={t('admin.reason')}
        text={reason}
        languages={languages}
        onChange={(typed) => onChange({ ...lockTime, reason: typed ?? NO_TEXT })}
        isInvalid={(...path) => isInvalid('reason', ...path)}
      />
    </Group>
  );
};

type LockTimesProps = {
  lockTimes: LockTime[];
  languages: Language[];
  isInvalid: Draft['isInvalid'];
  onChange: (lockTimes: LockTime[]) => void;
};

const NEW: LockTime = { span: { weekday: 1, from: '12:00', to: '13:00' }, reason: NO_TEXT };

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
