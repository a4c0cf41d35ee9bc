// A slip in the list: what it was for, when, at which counter, and what became of it.
import { PAPER_OUTCOMES } from '../../../shared/paper/slips';
import type { Settings } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import { Button } from '../../../ui/kit';
import { placePhrase } from '../../../ui/phrases';
import { Row } from '../../parts/Table';
import { useAdminWords } from '../../parts/words';
import type { ListedSlip } from '../slips';

type Option = { value: string; label: string };
type ChoiceProps = {
  kind?: 'outcome' | 'matter';
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
};

const Choice = ({ kind, label, value, options, onChange }: ChoiceProps) => (
  <div class={`kern-form-input__select-wrapper${kind ? ` adm-paper__${kind}` : ''}`}>
    <select
      class="kern-form-input__select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </div>
);

const Time = ({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) => (
  <input
    class="kern-form-input__input"
    type="time"
    aria-label={label}
    value={value}
    onInput={(event) => onInput(event.currentTarget.value)}
  />
);

type SlipRowProps = {
  slip: ListedSlip;
  settings: Settings;
  /** Only today can anybody still wait. */
  isToday: boolean;
  onChange: (some: Partial<ListedSlip>) => void;
  onRemove: () => void;
};

export const SlipRow = ({ slip, settings, isToday, onChange, onRemove }: SlipRowProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { number, outcome } = slip;
  const named = (what: string) => `${number}: ${what}`;
  const hasGone = outcome !== 'waiting';
  const wasCalled = outcome === 'done' || outcome === 'missed';
  return (
    <Row
      head={number}
      cells={[
        <Choice
          key="outcome"
          kind="outcome"
          label={named(t('admin.paper.outcome'))}
          value={outcome}
          options={PAPER_OUTCOMES.filter((one) => isToday || one !== 'waiting').map((value) => ({
            value,
            label: t(`admin.paper.outcome.${value}`),
          }))}
          onChange={(chosen) => onChange({ outcome: PAPER_OUTCOMES.find((one) => one === chosen) ?? 'done' })}
        />,
        <Choice
          key="service"
          kind="matter"
          label={named(t('admin.paper.matter'))}
          value={slip.serviceId}
          options={settings.services.map(({ id, name }) => ({ value: id, label: textOf(name, language) }))}
          onChange={(serviceId) => onChange({ serviceId })}
        />,
        <Time
          key="came"
          label={named(t('admin.paper.came'))}
          value={slip.came}
          onInput={(came) => onChange({ came })}
        />,
        wasCalled && (
          <Time
            key="called"
            label={named(t('admin.paper.called'))}
            value={slip.called}
            onInput={(called) => onChange({ called })}
          />
        ),
        hasGone && (
          <Time
            key="ended"
            label={named(t('admin.paper.ended'))}
            value={slip.ended}
            onInput={(ended) => onChange({ ended })}
          />
        ),
        wasCalled && (
          <Choice
            key="counter"
            label={named(t('admin.paper.counter'))}
            value={slip.counterId}
            options={[
              { value: '', label: t('admin.paper.unknown') },
              ...settings.counters.map(({ id, name }) => ({
                value: id,
                label: placePhrase(words, settings.placeWord, name),
              })),
            ]}
            onChange={(counterId) => onChange({ counterId })}
          />
        ),
      ]}
      actions={
        <Button kind="tertiary" label={`${t('admin.removeFrom')} ${number}`} onClick={onRemove}>
          {t('admin.removeFrom')}
        </Button>
      }
    />
  );
};
