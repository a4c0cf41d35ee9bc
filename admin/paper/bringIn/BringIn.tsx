// S88, K27: slips are scanned into a list, looked at, corrected, and brought in together.
import { useState } from 'preact/hooks';
import { PAPER_OUTCOMES, type PaperOutcome } from '../../../shared/paper/slips';
import { textOf } from '../../../shared/words';
import { Button, Field, Select, StatusText } from '../../../ui/kit';
import type { PageParts } from '../../draft/page';
import { Refused } from '../../parts/Parts';
import { Section } from '../../parts/Section';
import { useAdminWords } from '../../parts/words';
import { broughtSlips, byNumber, type ListedSlip, withoutWaiting } from '../slips';
import { Effect } from './Effect';
import { ListedSlips } from './ListedSlips';
import { ScanForm } from './ScanForm';
import { Span } from './Span';
import { useList } from './useList';
import { type Scanned, useScanning } from './useScanning';

/** Refusals whose own sentence says which slip it is. */
const SAYS_NUMBER: readonly string[] = ['paperUsed', 'paperTwice', 'paperTimes'];

type BringInProps = Pick<PageParts, 'view' | 'ask' | 'day'> & { onBrought: () => void };

const Told = ({ told }: { told: Scanned }) => {
  const { t, count } = useAdminWords();
  const { number = '' } = told;
  switch (told.kind) {
    case 'added':
      return <StatusText kind="success">{t('admin.paper.added', { number })}</StatusText>;
    case 'listed':
      return <StatusText kind="info">{t('admin.paper.listed', { number })}</StatusText>;
    case 'before':
      return <StatusText kind="info">{t('admin.paper.before', { number })}</StatusText>;
    case 'brought': {
      const { brought, known } = told;
      return (
        <StatusText kind="success">
          {count('admin.paper.brought', brought)} {known > 0 && count('admin.paper.known', known)}
        </StatusText>
      );
    }
  }
};

export const BringIn = ({ view, ask, day, onBrought }: BringInProps) => {
  const { t, count, language } = useAdminWords();
  const { settings, office, now } = view;
  const { list, change } = useList(day);
  const { slips } = list;
  const isToday = list.day === day;
  const [outcome, setOutcome] = useState<PaperOutcome>('waiting');
  const [serviceId, setServiceId] = useState(settings.services[0]?.id ?? '');
  const meant = isToday || outcome !== 'waiting' ? outcome : 'done';
  const put = (some: (slips: ListedSlip[]) => ListedSlip[]) => change((one) => ({ ...one, slips: some(one.slips) }));
  const { scan, bringIn, told, refusal, isBusy } = useScanning({ ask, list, put, outcome: meant, serviceId });
  const isDay = list.day !== '' && list.day <= day;

  const setDay = (chosen: string) =>
    change((one) => ({ ...(chosen === day ? one : withoutWaiting(one)), day: chosen }));
  const go = async () => {
    const isDone = await bringIn(broughtSlips(list, { timeZone: office.timeZone, now }));
    if (!isDone) return;
    put(() => []);
    onBrought();
  };

  return (
    <Section title={t('admin.paper.bringIn')} hint={t('admin.paper.bringInHint')}>
      <div class="adm-pair">
        <Field
          type="date"
          label={t('admin.col.day')}
          max={day}
          value={list.day}
          onInput={setDay}
          error={!isDay && t('admin.paper.notYet')}
        />
        <Select
          label={t('admin.paper.next')}
          value={meant}
          options={PAPER_OUTCOMES.filter((one) => isToday || one !== 'waiting').map((value) => ({
            value,
            label: t(`admin.paper.outcome.${value}`),
          }))}
          onChange={setOutcome}
        />
        <Select
          label={t('admin.paper.nextMatter')}
          value={serviceId}
          options={settings.services.map(({ id, name }) => ({ value: id, label: textOf(name, language) }))}
          onChange={setServiceId}
        />
      </div>
      <ScanForm onScan={(typed) => void scan(typed)} />
      <p class="kern-body" role="status">
        {told && refusal === null && <Told told={told} />}
      </p>
      {refusal?.values['number'] && !SAYS_NUMBER.includes(refusal.code) && (
        <p class="kern-body">
          {t('admin.paper.number')} {refusal.values['number']}
        </p>
      )}
      <Refused refusal={refusal} timeZone={office.timeZone} />
      {slips.length > 0 && (
        <>
          <ListedSlips {...{ slips, settings, isToday, put }} />
          {slips.some(({ came }) => came === '') && <Span list={list} change={change} />}
          {isDay && <Effect list={list} timeZone={office.timeZone} />}
          <div class="adm-actions">
            <Button blocked={isBusy || !isDay} onClick={() => void go()}>
              {count('admin.paper.go', slips.length)}
            </Button>
            <Button kind="secondary" onClick={() => put(byNumber)}>
              {t('admin.paper.sort')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
};
