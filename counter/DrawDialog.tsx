// W4: a ticket for somebody who stands at the counter, for several services or persons in one visit.
import { useState } from 'preact/hooks';
import type { Language } from '../shared/settings';
import { textOf } from '../shared/words';
import { Checkbox, Field, Select } from '../ui/kit';
import { AskDialog } from './AskDialog';
import { AskForm } from './AskForm';
import type { Desk } from './desk';
import { useCounterWords } from './words';

const MOST_SERVICES = 5;

export const DrawDialog = ({ desk }: { desk: Desk }) => {
  const { t, language: spoken } = useCounterWords();
  const { office, services } = desk.view;
  const [chosen, setChosen] = useState<string[]>([]);
  const [persons, setPersons] = useState('1');
  const [language, setLanguage] = useState<Language>(office.languages[0] ?? 'de');
  const [isMissing, setMissing] = useState(false);
  const draw = async () => {
    const fits = chosen.length > 0 && chosen.length <= MOST_SERVICES;
    setMissing(!fits);
    if (!fits) return;
    const answer = await desk.ask({ type: 'drawTicket', serviceIds: chosen, persons: Number(persons), language });
    if (answer?.ok) desk.open({ kind: 'ticket', ticket: answer.result });
  };
  return (
    <AskDialog desk={desk} title={t('counter.drawTitle')}>
      <AskForm desk={desk} submit={t('counter.drawAct')} onSubmit={() => void draw()}>
        <fieldset class="kern-fieldset counter-services">
          <legend class="kern-label">{t('counter.drawServices')}</legend>
          <div class="kern-fieldset__body">
            {services.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={textOf(name, spoken)}
                checked={chosen.includes(id)}
                onChange={(isChosen) => setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))}
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
            onInput={setPersons}
          />
          <Select
            label={t('counter.drawLanguage')}
            value={language}
            options={office.languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={setLanguage}
          />
        </div>
      </AskForm>
    </AskDialog>
  );
};
