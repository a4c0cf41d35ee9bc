// M9, M10, K3: how appointments and walk-ins are merged, and how often somebody is called.
import type { Policy } from '../../shared/settings';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { FromHomeSection } from './FromHomeSection';

/** Numbers, each with what is allowed. */
const POLICY = [
  ['run', 1, 20],
  ['leadMin', 0, 30],
  ['graceMin', 0, 120],
  ['checkInMin', 0, 240],
  ['overtimeMin', 0, 240],
  ['pauseKeepsMin', 0, 120],
] as const;
/** M10: five minutes after the slot. */
const USUAL_FORGOTTEN_MIN = 5;
const CALLS = [
  ['most', 1, 10],
  ['pauseSec', 0, 300],
  ['missedAfterSec', 5, 900],
  ['soonPeople', 0, 20],
  ['soonMin', 0, 60],
] as const;

export const OrderPage = (parts: PageParts) => {
  const { draft } = parts;
  const { t, count } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { policy, calls, fairness } = settings;
  const change = (part: Partial<Policy>) => edit((now) => ({ ...now, policy: { ...now.policy, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.order')} />
      <div class="adm-form adm-wide">
        <Section title={t('admin.policy')}>
          <figure class="adm-wall">
            <figcaption class="kern-label">{t('admin.policy.wall')}</figcaption>
            <blockquote class="kern-body">
              {count('display.order', Number.isNaN(policy.run) ? 0 : policy.run)}
            </blockquote>
          </figure>
          <div class="adm-pair">
            {POLICY.map(([key, min, max]) => (
              <NumberField
                key={key}
                label={t(`admin.policy.${key}`)}
                hint={t(`admin.policy.${key}Hint`)}
                value={policy[key]}
                min={min}
                max={max}
                onChange={(value) => change({ [key]: value })}
                isInvalid={isInvalid('policy', key)}
              />
            ))}
          </div>
          <Check
            label={t('admin.policy.callsForgotten')}
            isChecked={policy.forgottenMin !== null}
            onChange={(isOn) => change({ forgottenMin: isOn ? USUAL_FORGOTTEN_MIN : null })}
          />
          {policy.forgottenMin !== null && (
            <NumberField
              label={t('admin.policy.forgottenMin')}
              hint={t('admin.policy.forgottenMinHint')}
              value={policy.forgottenMin}
              min={0}
              max={120}
              onChange={(forgottenMin) => change({ forgottenMin })}
              isInvalid={isInvalid('policy', 'forgottenMin')}
            />
          )}
          <Check
            label={t('admin.fairness.publishesDays')}
            isChecked={fairness.publishesDays}
            onChange={(publishesDays) => edit((now) => ({ ...now, fairness: { publishesDays } }))}
            error={isInvalid('fairness', 'publishesDays') && t('admin.invalid.value')}
          />
          <p class="kern-hint">{t('admin.fairness.publishesDaysHint')}</p>
        </Section>
        <FromHomeSection {...parts} />
        <Section title={t('admin.calls')}>
          <div class="adm-pair">
            {CALLS.map(([key, min, max]) => (
              <NumberField
                key={key}
                label={t(`admin.calls.${key}`)}
                hint={t(`admin.calls.${key}Hint`)}
                value={calls[key]}
                min={min}
                max={max}
                onChange={(value) => edit((now) => ({ ...now, calls: { ...now.calls, [key]: value } }))}
                isInvalid={isInvalid('calls', key)}
              />
            ))}
          </div>
          <Check
            label={t('admin.calls.asksWhatWasDone')}
            isChecked={calls.asksWhatWasDone}
            onChange={(asksWhatWasDone) => edit((now) => ({ ...now, calls: { ...now.calls, asksWhatWasDone } }))}
            error={isInvalid('calls', 'asksWhatWasDone') && t('admin.invalid.value')}
          />
        </Section>
      </div>
    </>
  );
};
