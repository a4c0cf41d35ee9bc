// K3, K4: who fetches something or did not come when called; any counter calls them back or lets them wait again.
import { useState } from 'preact/hooks';
import { minutesSince } from '../../shared/figures/live';
import type { VisitCard } from '../../shared/protocol';
import { Button, SaidList, StatusText, TicketNumber } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { overMin } from '../errands/Overdue';
import { counterPhrase, errandPhrase, timePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** K13: so many of those who left last, who are the likeliest to turn up; many more push everything else out of sight. */
const SHOWN_AT_FIRST = 4;

/** K20: where and for how long, and that it is too long. */
const Away = ({ session, visit, by }: RowProps & { by: string }) => {
  const words = useCounterWords();
  const { now } = session;
  if (visit.errand === null) return null;
  const over = overMin(visit, now);
  const [time, min] = [timePhrase(words, session, visit.since), minutesSince(visit.since, now)];
  return (
    <span class="counter-row__what">
      {visit.name && <strong>{visit.name}</strong>}
      {errandPhrase(words, visit.errand)}
      <span class="counter-row__more">{words.t('counter.awayFor', { by, time, min })}</span>
      {over >= 0 && <StatusText kind="warning">{words.t('counter.awayOver', { min })}</StatusText>}
    </span>
  );
};

type RowProps = { session: CounterSession; visit: VisitCard };

const Row = ({ session, visit }: RowProps) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { number, visitId, counterName } = visit;
  const by = counterName === null ? [] : [counterPhrase(words, session.view, counterName)];
  const when = t('counter.sinceTime', { time: timePhrase(words, session, visit.since) });
  return (
    <li class="counter-row" data-visit={visitId}>
      <TicketNumber number={number} />
      <Away session={session} visit={visit} by={by.join('')} />
      {visit.errand === null && (
        <span class="counter-row__what">
          {visit.name && <strong>{visit.name}</strong>}
          {visit.place || <SaidList texts={visit.services} between=" + " />}
          <span class="counter-row__more">{[...by, when].join(', ')}</span>
        </span>
      )}
      {may('serve') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t('counter.callBack')}
            about={number}
            onPress={() => void session.ask({ type: 'callBack', visitId })}
          />
          {visit.errand === null ? (
            <RowAct
              session={session}
              act={t('counter.toLine')}
              about={number}
              onPress={() => void session.ask({ type: 'returnToLine', visitId })}
            />
          ) : (
            <RowAct
              session={session}
              act={t('counter.isBack')}
              about={number}
              onPress={() => void session.ask({ type: 'reportBack', ticket: visitId })}
            />
          )}
        </span>
      )}
    </li>
  );
};

/** Nothing at all while there is nobody. */
export const ParkedAndMissed = ({ session, list }: { session: CounterSession; list: 'parked' | 'missed' }) => {
  const { t } = useCounterWords();
  const [isWhole, setWhole] = useState(false);
  const visits = session.view[list];
  if (visits.length === 0) return null;
  const shown = isWhole ? visits : visits.slice(0, SHOWN_AT_FIRST);
  return (
    <Section title={t(list === 'parked' ? 'counter.parked' : 'counter.missed')} count={visits.length}>
      <ul class="counter-list">
        {shown.map((visit) => (
          <Row key={visit.visitId} session={session} visit={visit} />
        ))}
      </ul>
      {visits.length > SHOWN_AT_FIRST && (
        <Button kind="tertiary" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('counter.showFewer') : t('counter.showAll', { count: visits.length })}
        </Button>
      )}
    </Section>
  );
};
