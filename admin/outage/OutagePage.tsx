// A18: somebody is ill, or the house closes: what happens on which day, whom it hits, and on to telling them.
import { useState } from 'preact/hooks';
import type { Affected } from '../../shared/affected';
import { Button, Field, Select, StatusText } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { linePhrase } from '../saving/AffectedDialog';
import type { Outage } from './outage';
import { useOutage } from './useOutage';

const KINDS = ['counterMissing', 'closed', 'endsEarly'] as const;

type FormProps = Pick<PageParts, 'view' | 'day'> & { outage: Outage; onChange: (outage: Outage) => void };

const OutageForm = ({ view, day, outage, onChange }: FormProps) => {
  const { t } = useAdminWords();
  const set = (some: Partial<Outage>) => onChange({ ...outage, ...some });
  const isOver = outage.from >= outage.to && outage.kind === 'counterMissing';
  return (
    <div class="adm-pair">
      <Select
        label={t('admin.outage.kind')}
        value={outage.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`admin.outage.kind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <Field
        type="date"
        label={t('admin.col.day')}
        min={day}
        value={outage.day}
        onInput={(typed) => set({ day: typed })}
        error={outage.day < day && t('admin.outage.past')}
      />
      {outage.kind === 'counterMissing' && (
        <>
          <Select
            label={t('admin.outage.counter')}
            value={outage.counterId}
            options={view.settings.counters.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(counterId) => set({ counterId })}
          />
          <Field type="time" label={t('admin.span.from')} value={outage.from} onInput={(from) => set({ from })} />
        </>
      )}
      {outage.kind !== 'closed' && (
        <Field
          type="time"
          label={t(outage.kind === 'endsEarly' ? 'admin.outage.until' : 'admin.span.to')}
          value={outage.to}
          onInput={(to) => set({ to })}
          error={isOver && t('admin.replay.fromAfterTo')}
        />
      )}
      {outage.kind !== 'counterMissing' && (
        <Field
          label={t('admin.outage.reason')}
          hint={t('admin.outage.reasonHint')}
          maxLength={100}
          value={outage.reason}
          onInput={(reason) => set({ reason })}
        />
      )}
    </div>
  );
};

const Hit = ({ affected, settings }: { affected: readonly Affected[] } & Pick<PageParts['view'], 'settings'>) => {
  const words = useAdminWords();
  const { t, count } = words;
  const appointments = affected.filter(({ kind }) => kind === 'appointment').length;
  return (
    <>
      <p class="kern-title" role="status">
        {appointments === 0 ? t('admin.outage.nobody') : count('admin.outage.appointments', appointments)}
      </p>
      {affected.length > 0 && (
        <ul class="kern-body adm-list adm-affected">
          {affected.map((one) => (
            <li key={JSON.stringify(one)}>{linePhrase(words, one, settings)}</li>
          ))}
        </ul>
      )}
    </>
  );
};

export const OutagePage = (parts: PageParts) => {
  const { view, day, draft } = parts;
  const { timeZone } = view.office;
  const words = useAdminWords();
  const { t } = words;
  const [outage, setOutage] = useState<Outage>({
    ...{ kind: 'counterMissing', day, from: '08:00', to: '12:00', reason: '' },
    counterId: view.settings.counters[0]?.id ?? '',
  });
  const isSpan = outage.kind !== 'counterMissing' || (outage.from !== '' && outage.from < outage.to);
  const isMeant = outage.day >= day && outage.to !== '' && isSpan;
  // What people read who look for a time that day: without a reason of its own, the usual one.
  const { counters, placeWord } = view.settings;
  const name = counters.find(({ id }) => id === outage.counterId)?.name ?? '';
  const usual =
    outage.kind === 'counterMissing'
      ? t('admin.outage.reason.counter', { place: placePhrase(words, placeWord, name) })
      : t('admin.outage.reason.closed');
  const said = outage.kind === 'counterMissing' ? usual : outage.reason.trim() || usual;
  const { looked, refusal, isSaving, save } = useOutage(parts, { ...outage, reason: said }, isMeant);
  const isOthers = draft.isChanged && !isSaving;
  return (
    <>
      <PageHead title={t('admin.page.outage')} />
      <p class="kern-body">{t('admin.outage.what')}</p>
      <div class="adm-form adm-wide">
        <section class="adm-stack adm-section">
          <OutageForm view={view} day={day} outage={outage} onChange={setOutage} />
          <p class="kern-body adm-muted">{t(`admin.outage.means.${outage.kind}`)}</p>
        </section>
        <Section title={t('admin.outage.who')}>
          <Refused refusal={refusal} timeZone={timeZone} />
          {looked?.idle && (
            <p class="kern-body" role="status">
              <StatusText kind="info">{t('admin.outage.idle')}</StatusText>
            </p>
          )}
          {looked && !looked.idle && <Hit affected={looked.affected.affected} settings={view.settings} />}
          {isOthers && (
            <p class="kern-body">
              <StatusText kind="warning">{t('admin.outage.draftFirst')}</StatusText>
            </p>
          )}
          {looked && !looked.idle && (
            <>
              <p class="kern-body">{t('admin.outage.then')}</p>
              <div class="adm-actions">
                <Button blocked={isSaving || isOthers} onClick={() => save(looked.affected.consent)}>
                  {t('admin.outage.save')}
                </Button>
              </div>
            </>
          )}
        </Section>
      </div>
    </>
  );
};
