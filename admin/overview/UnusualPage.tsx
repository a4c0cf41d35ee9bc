// A16: online bookings that lie unusually close together, to be looked at, and cancelled where somebody grabs what others need.
import { useState } from 'preact/hooks';
import type { BookingsToday } from '../../shared/commands/oversight';
import type { UnusualResult } from '../../shared/protocol';
import { Button, Confirm, SaidList, StatusText } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { PageHead, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { useUnusual } from './useUnusual';

type Pattern = UnusualResult['patterns'][number];
type Done = { cancelled: number; kept: number };
type PatternProps = Pick<PageParts, 'view' | 'ask'> & {
  pattern: Pattern;
  number: number;
  onDone: (done: Done) => void;
};

/** As many as one act cancels. */
const MOST_AT_ONCE = 100;

const PatternTable = ({ view, ask, pattern, number, onDone }: PatternProps) => {
  const { t, count, language } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const mayDecide = useMay()('manageAppointments');
  const [spared, setSpared] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { timeZone } = view.office;
  const { network, appointments } = pattern;
  const chosen = appointments.filter(({ visitId }) => !spared.includes(visitId)).slice(0, MOST_AT_ONCE);
  const at = (instant: number) => formatTime(instant, 'time', timeZone, language);
  const spare = (visitId: string, isSpared: boolean) =>
    setSpared((before) => (isSpared ? [...before, visitId] : before.filter((one) => one !== visitId)));
  const cancel = async () => {
    setAsked(false);
    const places = chosen.map(({ day, visitId }) => ({ day, visitId }));
    const answer = await act({ type: 'cancelBookings', network, appointments: places });
    if (answer.ok) onDone(answer.result);
  };
  const settle = async () => {
    const answer = await act({ type: 'settleBookings', network });
    if (answer.ok) onDone({ cancelled: 0, kept: appointments.length });
  };
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t('admin.unusual.pattern', { number })}
        hint={t('admin.unusual.patternHint', {
          count: appointments.length,
          from: at(Math.min(...appointments.map(({ bookedAt }) => bookedAt))),
          to: at(Math.max(...appointments.map(({ bookedAt }) => bookedAt))),
        })}
        heads={[
          mayDecide ? t('admin.unusual.cancelIt') : t('admin.unusual.number'),
          t('admin.unusual.when'),
          t('admin.unusual.service'),
          t('admin.col.name'),
          t('admin.unusual.bookedAt'),
        ]}
        empty={t('admin.unusual.none')}
        rows={appointments.map(({ visitId, slotAt, services, name, bookedAt }, places) => {
          const when = `${formatTime(slotAt, 'date', timeZone, language)}, ${at(slotAt)}`;
          return (
            <Row
              key={visitId}
              head={
                mayDecide ? (
                  <Check
                    label={<span class="kern-sr-only">{`${when} ${name ?? ''}`}</span>}
                    isChecked={!spared.includes(visitId)}
                    onChange={(isChosen) => spare(visitId, !isChosen)}
                  />
                ) : (
                  places + 1
                )
              }
              cells={[when, <SaidList key="services" texts={services} between=", " />, name ?? '–', at(bookedAt)]}
            />
          );
        })}
      />
      <Refused refusal={refusal} timeZone={timeZone} />
      {mayDecide && (
        <div class="adm-actions">
          <Button blocked={isBusy || chosen.length === 0} onClick={() => setAsked(true)}>
            {count('admin.unusual.cancel', chosen.length)}
          </Button>
          <Button kind="secondary" blocked={isBusy} onClick={() => void settle()}>
            {t('admin.unusual.settle')}
          </Button>
        </div>
      )}
      {isAsked && (
        <Confirm
          title={count('admin.unusual.ask', chosen.length)}
          confirm={count('admin.unusual.cancel', chosen.length)}
          onConfirm={() => void cancel()}
          onClose={() => setAsked(false)}
        >
          <p class="kern-body">{t('admin.unusual.askMore')}</p>
        </Confirm>
      )}
    </section>
  );
};

/** S54: today beside the same weekday of the weeks before. */
const Today = ({ today }: { today: BookingsToday }) => {
  const { t } = useAdminWords();
  const { count, busiest, past, pastBusiest } = today;
  return (
    <p class="kern-body">
      {t('admin.unusual.today', { count, busiest })}{' '}
      {past.length === 0
        ? t('admin.unusual.noPast')
        : t('admin.unusual.past', { past: past.join(', '), busiest: pastBusiest.join(', ') })}
    </p>
  );
};

export const UnusualPage = ({ view, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { result, refusal, again } = useUnusual(ask);
  const [done, setDone] = useState<Done | null>(null);
  const patterns = result?.patterns ?? [];
  const finish = (what: Done) => {
    setDone(what);
    again();
  };
  return (
    <>
      <PageHead title={t('admin.page.unusual')} />
      <div class="adm-form adm-wide">
        <p class="kern-body">{t('admin.unusual.hint', { count: view.settings.appointments.unusualPerHour })}</p>
        {result?.today && <Today today={result.today} />}
        <Refused refusal={result ? null : refusal} timeZone={view.office.timeZone} />
        <p class="kern-body" role="status">
          {done !== null && (
            <StatusText kind="success">
              {t(done.cancelled === 0 ? 'admin.unusual.settled' : 'admin.unusual.done', done)}
            </StatusText>
          )}
          {result !== null && patterns.length === 0 && done === null && (
            <StatusText kind="success">{t('admin.unusual.none')}</StatusText>
          )}
        </p>
        {patterns.map((pattern, i) => (
          <PatternTable key={pattern.network} pattern={pattern} number={i + 1} view={view} ask={ask} onDone={finish} />
        ))}
      </div>
    </>
  );
};
