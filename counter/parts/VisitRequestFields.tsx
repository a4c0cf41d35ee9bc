// What somebody comes for: services, persons, and the language to speak.
import type { Language } from '../../shared/settings';
import { Checkbox, Field, Said, Select } from '../../ui/kit';
import type { CounterSession } from '../session/counterSession';
import { useCounterWords } from './words';

const MOST_SERVICES = 5;

export type VisitRequest = { serviceIds: string[]; persons: string; language: Language };

export const emptyWish = ({ view: { office } }: CounterSession): VisitRequest => ({
  serviceIds: [],
  persons: '1',
  language: office.languages[0] ?? 'de',
});

export const hasServices = ({ serviceIds }: VisitRequest): boolean =>
  serviceIds.length > 0 && serviceIds.length <= MOST_SERVICES;

export type VisitRequestFieldsProps = {
  session: CounterSession;
  wish: VisitRequest;
  onWish: (wish: VisitRequest) => void;
  isMissing: boolean;
};

export const VisitRequestFields = ({ session, wish, onWish, isMissing }: VisitRequestFieldsProps) => {
  const { t } = useCounterWords();
  const { office, services } = session.view;
  const { serviceIds, persons, language } = wish;
  const choose = (id: string, isChosen: boolean) =>
    onWish({ ...wish, serviceIds: isChosen ? [...serviceIds, id] : serviceIds.filter((one) => one !== id) });
  return (
    <>
      <fieldset class="kern-fieldset counter-services">
        <legend class="kern-label">{t('counter.drawServices')}</legend>
        <div class="kern-fieldset__body">
          {services.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={<Said text={name} />}
              checked={serviceIds.includes(id)}
              onChange={(isChosen) => choose(id, isChosen)}
            />
          ))}
        </div>
        {isMissing && (
          <p class="kern-error" role="alert">
            {t('counter.drawMissing')}
          </p>
        )}
      </fieldset>
      <div class="counter-line">
        <Field
          label={t('counter.drawPersons')}
          type="number"
          min={1}
          max={20}
          required
          value={persons}
          onInput={(value) => onWish({ ...wish, persons: value })}
        />
        <Select
          label={t('counter.drawLanguage')}
          value={language}
          options={office.languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => onWish({ ...wish, language: value })}
        />
      </div>
    </>
  );
};
