// What a day offers, as the server sees it: the starts that staff may give out, or why there is none.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FreeSlotsResult, NoSlots } from '../../shared/protocol';
import { type SpokenRefusal, textOf } from '../../shared/words';
import { Field, langOf, SaidIn, Select, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { dayName } from '../parts/names';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { type AdminWords, useAdminWords } from '../parts/words';

const nonePhrase = ({ t, language }: AdminWords, none: NoSlots, timeZone: string): ComponentChildren => {
  switch (none.why) {
    case 'past':
    case 'closed':
    case 'full':
    case 'tooLong':
      return t(`admin.preview.${none.why}`);
    case 'closure':
      return none.reason ? (
        <SaidIn text={none.reason} sentence={(reason) => t('admin.preview.closureWith', { reason })} />
      ) : (
        t('admin.preview.closure')
      );
    case 'holiday':
      return t('admin.preview.holiday', { name: none.name });
    case 'notYet':
      return t('admin.preview.notYet', { time: formatTime(none.at, 'dateTime', timeZone, language) });
  }
};

const Offered = ({ result, timeZone }: { result: FreeSlotsResult; timeZone: string }) => {
  const words = useAdminWords();
  const { count, language } = words;
  const { starts, none, day } = result;
  return (
    <div role="status" class="adm-stack">
      <p class="kern-body">
        <strong>{dayName(day, language)}:</strong>{' '}
        {none === null ? (
          count('admin.preview.starts', starts.length)
        ) : (
          <StatusText kind="info">{nonePhrase(words, none, timeZone)}</StatusText>
        )}
      </p>
      {starts.length > 0 && (
        <ul class="adm-starts">
          {starts.map((at) => (
            <li key={at}>{formatTime(at, 'time', timeZone, language)}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

export const DayPreview = ({ view, day: today, draft, ask }: PageParts) => {
  const { t, language } = useAdminWords();
  const { timeZone } = view.office;
  const services = draft.saved.services.filter(({ booking }) => booking !== 'nobody');
  const [day, setDay] = useState(today);
  const [chosen, setChosen] = useState(services[0]?.id ?? '');
  const [persons, setPersons] = useState(1);
  const [result, setResult] = useState<FreeSlotsResult | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const serviceId = services.some(({ id }) => id === chosen) ? chosen : services[0]?.id;
  useEffect(() => {
    if (serviceId === undefined || day === '' || !(persons >= 1 && persons <= 20)) return;
    let isWanted = true;
    void ask({ type: 'freeSlots', serviceIds: [serviceId], persons, day }).then((answer) => {
      if (!isWanted) return;
      setResult(answer.ok ? answer.result : null);
      setRefusal(answer.ok ? null : answer.refusal);
    });
    return () => {
      isWanted = false;
    };
  }, [day, serviceId, persons, view.settingsVersion]);
  return (
    <Section title={t('admin.preview')} hint={t(draft.isChanged ? 'admin.preview.unsaved' : 'admin.previewHint')}>
      {serviceId === undefined ? (
        <p class="kern-body adm-muted">{t('admin.preview.noService')}</p>
      ) : (
        <div class="adm-pair">
          <Field type="date" label={t('admin.col.day')} value={day} onInput={setDay} />
          <Select
            label={t('admin.preview.service')}
            value={serviceId}
            options={services.map(({ id, name }) => ({
              value: id,
              label: textOf(name, language),
              lang: langOf(name, language),
            }))}
            onChange={setChosen}
          />
          <NumberField
            label={t('admin.preview.persons')}
            value={persons}
            min={1}
            max={20}
            onChange={setPersons}
            isInvalid={!(persons >= 1 && persons <= 20)}
          />
        </div>
      )}
      <Refused refusal={refusal} timeZone={timeZone} />
      {result && <Offered result={result} timeZone={timeZone} />}
    </Section>
  );
};
