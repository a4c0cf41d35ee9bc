// One counter: its name, which services it serves, and which it would rather take (M6).
import type { Counter } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Field, langOf } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { changeItem, removeItem } from '../draft/items';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Check, Group } from '../fields/Checks';
import { PlainWeekHours, USUAL_HOURS } from '../fields/WeekHours';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
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

export const CounterForm = ({ draft, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { settings, edit, isInvalid } = draft;
  const place = settings.counters.findIndex((one) => one.id === id);
  const counter = settings.counters[place];
  if (counter === undefined) return <NotThere page="counters" />;
  const { name, serviceIds } = counter;
  const change = (part: Partial<Counter>) => edit((now) => changeItem(now, 'counters', id, part));
  const services = settings.services.map((service) => ({
    id: service.id,
    label: `${service.letter} – ${textOf(service.name, language)}`,
    lang: langOf(service.name, language),
  }));
  const isTwice = settings.counters.some((one) => one.id !== id && one.name.trim() === name.trim());
  const nameError = isInvalid('counters', place, 'name') ? t('admin.invalid.counterName') : false;
  return (
    <>
      <PageHead title={placePhrase(words, settings.placeWord, name)} back="counters" />
      <div class="adm-form adm-wide">
        <Field
          label={t('admin.col.name')}
          hint={t('admin.counter.nameHint')}
          value={name}
          maxLength={12}
          onInput={(typed) => change({ name: typed })}
          error={isTwice ? t('admin.invalid.nameTwice') : nameError}
        />
        <Serves
          counter={counter}
          services={services}
          onChange={change}
          error={isInvalid('counters', place, 'serviceIds') && t('admin.invalid.services')}
        />
        <Preferences
          services={services.filter((one) => serviceIds === null || serviceIds.includes(one.id))}
          preferred={counter.preferredServiceIds}
          onChange={(preferredServiceIds) => change({ preferredServiceIds })}
          error={isInvalid('counters', place, 'preferredServiceIds') && t('admin.invalid.value')}
        />
        <Plan
          plan={counter.plan}
          isInvalid={(...path) => isInvalid('counters', place, 'plan', ...path)}
          onChange={(plan) => change({ plan })}
        />
        <RemoveButton page="counters" onRemove={() => edit((now) => removeItem(now, 'counters', id))}>
          {t('admin.counter.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
