// K3, K4: who fetches something or did not come when called; any counter calls them back or lets them wait again.
import type { VisitCard } from '../../shared/protocol';
import { SaidList, TicketNumber } from '../../ui/kit';
import { Press } from '../parts/ActionButton';
import { counterPhrase, timePhrase } from '../parts/phrases';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

const Row = ({ desk, visit }: { desk: Desk; visit: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  const { number, visitId, counterName } = visit;
  const by = counterName === null ? [] : [counterPhrase(words, desk.view, counterName)];
  const when = t('counter.sinceTime', { time: timePhrase(words, desk, visit.since) });
  const act = (words: string) => ({ label: t('counter.about', { act: words, number }), children: words });
  return (
    <li class="counter-row">
      <TicketNumber number={number} />
      <span class="counter-row__what">
        {visit.name && <strong>{visit.name}</strong>}
        {visit.place || <SaidList texts={visit.services} between=" + " />}
        <span class="counter-row__more">{[...by, when].join(', ')}</span>
      </span>
      <span class="counter-row__acts">
        <Press
          {...act(t('counter.callBack'))}
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          onPress={() => void desk.ask({ type: 'callBack', visitId })}
        />
        <Press
          {...act(t('counter.toLine'))}
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          onPress={() => void desk.ask({ type: 'returnToLine', visitId })}
        />
      </span>
    </li>
  );
};

/** Nothing at all while there is nobody. */
export const Away = ({ desk, list }: { desk: Desk; list: 'parked' | 'missed' }) => {
  const { t } = useCounterWords();
  const visits = desk.view[list];
  if (visits.length === 0) return null;
  return (
    <Section title={t(`counter.${list}`)} count={visits.length}>
      <ul class="counter-list">
        {visits.map((visit) => (
          <Row key={visit.visitId} desk={desk} visit={visit} />
        ))}
      </ul>
    </Section>
  );
};
