// Who waits, in the order in which this counter would call them, and why (M8).
import { useState } from 'preact/hooks';
import type { VisitCard } from '../shared/protocol';
import { Button, TicketNumber } from '../ui/kit';
import { whyPhrase } from '../ui/phrases';
import { ActButton } from './ActButtons';
import type { Act } from './acts';
import type { Desk } from './desk';
import { kindPhrase, servicesPhrase, waitPhrase } from './phrases';
import { Section } from './Section';
import { useCounterWords } from './words';

const SHOWN_AT_FIRST = 8;

const Waiting = ({ desk, visit, isFirst }: { desk: Desk; visit: VisitCard; isFirst: boolean }) => {
  const words = useCounterWords();
  const { why, note } = visit;
  // That somebody simply comes next in the line goes without saying, but for the first.
  const tells = why !== null && (isFirst || why.rule !== 'line');
  return (
    <li class="counter-row">
      <TicketNumber number={visit.number} />
      <span class="counter-row__what">
        {visit.name && <strong>{visit.name}</strong>}
        {servicesPhrase(words, visit)}
        {note && <em class="counter-row__more">{`${words.t('counter.note')}: ${note}`}</em>}
        {tells && <span class="counter-row__more">{whyPhrase(words, why, desk.view.office.timeZone)}</span>}
      </span>
      <span class="counter-row__when">
        {kindPhrase(words, desk, visit)}
        <span class="counter-row__more">{waitPhrase(words, desk, visit)}</span>
      </span>
    </li>
  );
};

export const Queue = ({ desk, draw, keysOn }: { desk: Desk; draw: Act | undefined; keysOn: boolean }) => {
  const words = useCounterWords();
  const { t } = words;
  const [isWhole, setWhole] = useState(false);
  const { waiting, waitingCount, waitingElsewhere } = desk.view;
  const shown = isWhole ? waiting : waiting.slice(0, SHOWN_AT_FIRST);
  return (
    <Section
      title={t('counter.queue')}
      count={waitingCount}
      aside={draw && <ActButton desk={desk} act={draw} keysOn={keysOn} kind="secondary" />}
    >
      <ol class="counter-list">
        {shown.map((visit, i) => (
          <Waiting key={visit.visitId} desk={desk} visit={visit} isFirst={i === 0} />
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
    </Section>
  );
};
