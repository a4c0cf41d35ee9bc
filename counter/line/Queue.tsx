// Who waits, in the order in which this counter would call them, and why (M8).
import { useState } from 'preact/hooks';
import type { CounterView, VisitCard } from '../../shared/protocol';
import { Button, SaidList, TicketNumber } from '../../ui/kit';
import { whyPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { counterPhrase, kindPhrase, sincePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import { type CounterSession, isFree } from '../session/counterSession';

const SHOWN_AT_FIRST = 8;
/** Of those who were handed on; whoever is not named is found by the search. */
const MOST_NAMED = 6;

/**
 * M7: who is raised already stands first, and says so. K5: whom "next" would take is called by it; anybody else past the
 * order, when the counter is free.
 */
const RowActs = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const isCallable = isFree(session) && visit.visitId !== session.view.next?.visitId;
  const acts = [
    may('callOutOfOrder') && isCallable && ('callOutOfOrder' as const),
    may('raise') && visit.why?.rule !== 'raised' && ('raise' as const),
  ].filter((act) => act !== false);
  if (acts.length === 0) return null;
  return (
    <span class="counter-row__acts">
      {acts.map((kind) => (
        <RowAct
          key={kind}
          session={session}
          act={t(`counter.${kind}`)}
          about={visit.number}
          onPress={() => session.open({ kind, waiting: visit })}
        />
      ))}
    </span>
  );
};

const Waiting = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const words = useCounterWords();
  const { why, note } = visit;
  // That somebody simply comes next in the line goes without saying, but for whom the next call takes.
  const tells = why !== null && (visit.visitId === session.view.next?.visitId || why.rule !== 'line');
  return (
    <li class="counter-row" data-visit={visit.visitId}>
      <TicketNumber number={visit.number} />
      <span class="counter-row__what">
        {visit.name && <strong>{visit.name}</strong>}
        <SaidList texts={visit.services} between=" + " />
        {note && <em class="counter-row__more">{`${words.t('counter.note')}: ${note}`}</em>}
        {tells && <span class="counter-row__more">{whyPhrase(words, why, session.view.office.timeZone)}</span>}
      </span>
      <span class="counter-row__when">
        {kindPhrase(words, session, visit)}
        <span class="counter-row__more">{sincePhrase(words, session, visit)}</span>
      </span>
      <RowActs session={session} visit={visit} />
    </li>
  );
};

export const Queue = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const [isWhole, setWhole] = useState(false);
  const { waiting, waitingCount, waitingElsewhere, handedOn, run } = session.view;
  const whoOf = ({ number, counter }: CounterView['handedOn'][number]) =>
    `${number} (${counterPhrase(words, session.view, counter)})`;
  const shown = isWhole ? waiting : waiting.slice(0, SHOWN_AT_FIRST);
  return (
    <Section title={t('counter.queue')} count={waitingCount}>
      <p class="counter-row__more">{words.count('counter.rule', run)}</p>
      <ol class="counter-list">
        {shown.map((visit) => (
          <Waiting key={visit.visitId} session={session} visit={visit} />
        ))}
      </ol>
      {isWhole && waitingCount > waiting.length && (
        <p class="kern-body">{t('counter.queueMore', { count: waitingCount - waiting.length })}</p>
      )}
      {waitingCount > SHOWN_AT_FIRST && (
        <Button kind="tertiary" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('counter.showFewer') : t('counter.showAll', { count: waitingCount })}
        </Button>
      )}
      {waitingElsewhere > 0 && <p class="kern-body">{words.count('counter.queueElsewhere', waitingElsewhere)}</p>}
      {handedOn.length > 0 && (
        <p class="kern-body">
          {t('counter.handedOnTo', { who: handedOn.slice(0, MOST_NAMED).map(whoOf).join(', ') })}
          {handedOn.length > MOST_NAMED && ` ${t('counter.queueMore', { count: handedOn.length - MOST_NAMED })}`}
        </p>
      )}
    </Section>
  );
};
