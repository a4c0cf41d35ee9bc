// One counter: its name, which services it serves, and which it would rather take (M6).
import { ARROWS, LONGEST_PLACE_HINT } from '../../shared/letters/ways';
import type { Counter, Language } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Field, langOf, Select, StatusText } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Check, Group } from '../fields/Checks';
import { TextFields } from '../fields/TextFields';
import { PlainWeekHours, USUAL_HOURS } from '../fields/WeekHours';
import { ItemForm, type ItemFormParts } from '../parts/ItemForm';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { type Choice, Preferences } from './Preferences';

type ServesProps = {
  counter: Counter;
  services: Choice[];
  error: string | false;
  onChange: (part: Pick<Counter, 'serviceIds' | 'preferredServiceIds'>) => void;
};

/** What it does not serve it cannot prefer either. */
const Serves = ({ counter, services, error, onChange }: ServesProps) => {
  const { t } = useAdminWords();
  const { serviceIds, preferredServiceIds } = counter;
  const serve = (ids: string[] | null) =>
    onChange({
      serviceIds: ids,
      preferredServiceIds: preferredServiceIds.filter((id) => ids === null || ids.includes(id)),
    });
  const everyId = services.map(({ id }) => id);
  const chosen = serviceIds ?? everyId;
  return (
    <Group legend={t('admin.serves')}>
      <Check
        label={t('admin.serves.everything')}
        isChecked={serviceIds === null}
        onChange={(isEvery) => serve(isEvery ? null : everyId)}
        error={error}
      />
      {serviceIds !== null && (
        <div class="adm-choices">
          {services.map(({ id, label, lang }) => (
            <Check
              key={id}
              label={lang ? <span lang={lang}>{label}</span> : label}
              isChecked={chosen.includes(id)}
              onChange={(isServed) => serve(everyId.filter((one) => (one === id ? isServed : chosen.includes(one))))}
            />
          ))}
        </div>
      )}
    </Group>
  );
};

type PlanProps = {
  plan: Counter['plan'];
  isInvalid: Draft['isInvalid'];
  onChange: (plan: Counter['plan']) => void;
};

/** F3: when somebody sits there, which the forecast goes by. */
const Plan = ({ plan, isInvalid, onChange }: PlanProps) => {
  const { t } = useAdminWords();
  return (
    <Section title={t('admin.plan')} hint={t('admin.planHint')}>
      <Check
        label={t('admin.plan.none')}
        isChecked={plan === null}
        onChange={(isNone) => onChange(isNone ? null : USUAL_HOURS)}
      />
      {plan !== null && (
        <PlainWeekHours
          hours={plan}
          isInvalid={(span, ...path) => isInvalid(plan.indexOf(span), ...path)}
          onChange={onChange}
        />
      )}
    </Section>
  );
};

type WayProps = {
  counter: Counter;
  languages: Language[];
  isInvalid: Draft['isInvalid'];
  onChange: (part: Partial<Pick<Counter, 'arrow' | 'placeHint'>>) => void;
};

const NO_ARROW = 'none';
const CHOICES = [NO_ARROW, ...ARROWS] as const;

/** D8: which way it is from the displays, and where. */
const Way = ({ counter: { arrow, placeHint }, languages, isInvalid, onChange }: WayProps) => {
  const { t } = useAdminWords();
  const isWrong = isInvalid('placeHint');
  return (
    <Section title={t('admin.counter.way')}>
      <Select
        label={t('admin.counter.arrow')}
        value={arrow ?? NO_ARROW}
        options={CHOICES.map((value) => ({ value, label: t(`admin.counter.arrow.${value}`) }))}
        onChange={(value) => onChange({ arrow: value === NO_ARROW ? null : value })}
        error={isInvalid('arrow') && t('admin.invalid.value')}
      />
      <TextFields
        what={t('admin.counter.placeHint')}
        hint={t('admin.counter.placeHintHint', { count: LONGEST_PLACE_HINT })}
        text={placeHint}
        maxLength={LONGEST_PLACE_HINT}
        languages={languages}
        isInvalid={(...path) => isInvalid('placeHint', ...path)}
        onChange={(typed) => onChange({ placeHint: typed })}
      />
      {isWrong && <StatusText kind="danger">{t('admin.invalid.placeHint', { count: LONGEST_PLACE_HINT })}</StatusText>}
    </Section>
  );
};

export const CounterForm = ({ draft, id }: ItemFormParts) => {
  const { t, language } = useAdminWords();
  const { settings } = draft;
  const services = settings.services.map((service) => ({
    id: service.id,
    label: `${service.letter} – ${textOf(service.name, language)}`,
    lang: langOf(service.name, language),
  }));
  const isTwice = (name: string) => settings.counters.some((one) => one.id !== id && one.name.trim() === name.trim());
  return (
    <ItemForm draft={draft} list="counters" id={id} removal={t('admin.counter.remove')} isWide>
      {(counter, { change, isInvalid }) => (
        <>
          <Field
            label={t('admin.col.name')}
            hint={t('admin.counter.nameHint')}
            value={counter.name}
            maxLength={12}
            onInput={(name) => change({ name })}
            error={
              isTwice(counter.name) ? t('admin.invalid.nameTwice') : isInvalid('name') && t('admin.invalid.counterName')
            }
          />
          <Way
            counter={counter}
            languages={settings.languages}
            isInvalid={(...path) => isInvalid(...path)}
            onChange={change}
          />
          <Serves
            counter={counter}
            services={services}
            onChange={change}
            error={isInvalid('serviceIds') && t('admin.invalid.services')}
          />
          <Preferences
            services={services.filter((one) => counter.serviceIds === null || counter.serviceIds.includes(one.id))}
            preferred={counter.preferredServiceIds}
            onChange={(preferredServiceIds) => change({ preferredServiceIds })}
            error={isInvalid('preferredServiceIds') && t('admin.invalid.value')}
          />
          <Plan
            plan={counter.plan}
            isInvalid={(...path) => isInvalid('plan', ...path)}
            onChange={(plan) => change({ plan })}
          />
        </>
      )}
    </ItemForm>
  );
};
