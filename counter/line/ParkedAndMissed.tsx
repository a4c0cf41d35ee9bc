// K3, K4: who fetches something or did not come when called; any counter calls them back or lets them wait again.
import type { VisitCard } from '../../shared/protocol';
import { SaidList, TicketNumber } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { counterPhrase, timePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const Row = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { number, visitId, counterName } = visit;
  const by = counterName === null ? [] : [counterPhrase(words, session.view, counterName)];
  const when = t('counter.sinceTime', { time: timePhrase(words, session, visit.since) });
  return (
    <li class="counter-row" data-visit={visitId}>
      <TicketNumber number={number} />
      <span class="counter-row__what">
        {visit.name && <strong>{visit.name}</strong>}
        {visit.place || <SaidList texts={visit.services} between=" + " />}
        <span class="counter-row__more">{[...by, when].join(', ')}</span>
      </span>
      {may('serve') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t('counter.callBack')}
            about={number}
            onPress={() => void session.ask({ type: 'callBack', visitId })}
          />
          <RowAct
            session={session}
            act={t('counter.toLine')}
            about={number}
            onPress={() => void session.ask({ type: 'returnToLine', visitId })}
          />
        </span>
      )}
    </li>
  );
};

/** Nothing at all while there is nobody. */
export const ParkedAndMissed = ({ session, list }: { session: CounterSession; list: 'parked' | 'missed' }) => {
  const { t } = useCounterWords();
  const visits = session.view[list];
  if (visits.length === 0) return null;
  return (
    <Section title={t(list === 'parked' ? 'counter.parked' : 'counter.missed')} count={visits.length}>
      <ul class="counter-list">
        {visits.map((visit) => (
          <Row key={visit.visitId} session={session} visit={visit} />
        ))}
      </ul>
    </Section>
  );
};
