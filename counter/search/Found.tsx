// K13: whoever was found: where they are, and what can be done.
import { useState } from 'preact/hooks';
import type { FoundView, FoundVisits } from '../../shared/protocol';
import { Button, SaidList, TicketNumber } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { foundActs, type Offering } from './foundActs';
import { wherePhrase } from './where';

/** So many acts stand in a row at once; the others when asked for. */
const ACTS_AT_FIRST = 2;

type RowProps = { offering: Offering; found: FoundView; isOpen: boolean; onOpen: (isOpen: boolean) => void };

const Row = ({ offering, found, isOpen, onOpen }: RowProps) => {
  const { session, words } = offering;
  const { number, name, services, note, visitId } = found.visit;
  const acts = foundActs(offering, found);
  const shown = isOpen ? acts : acts.slice(0, ACTS_AT_FIRST);
  const about = number || name || found.code || '';
  return (
    <li class="counter-row counter-found" data-visit={visitId} tabIndex={-1}>
      {number ? <TicketNumber number={number} /> : <strong class="counter-found__code">{found.code}</strong>}
      <span class="counter-row__what">
        {name && <strong>{name}</strong>}
        <strong class="counter-found__where">{wherePhrase(words, session, found)}</strong>
        <span class="counter-row__more">
          <SaidList texts={services} between=" + " />
        </span>
        {note && <em class="counter-row__more">{`${words.t('counter.note')}: ${note}`}</em>}
      </span>
      <span class="counter-row__acts">
        {shown.map((act) => (
          <RowAct key={act.words} session={session} act={act.words} about={about} onPress={act.run} />
        ))}
        {acts.length > ACTS_AT_FIRST && (
          <Button
            kind="tertiary"
            class="kern-btn--x-small"
            label={words.t('counter.about', {
              act: words.t(isOpen ? 'counter.lessActs' : 'counter.moreActs'),
              number: about,
            })}
            onClick={() => onOpen(!isOpen)}
          >
            {words.t(isOpen ? 'counter.lessActs' : 'counter.moreActs')}
          </Button>
        )}
      </span>
    </li>
  );
};

export type FoundProps = { session: CounterSession; found: FoundVisits; onMore: (() => void) | null };

/** `onMore` shows more of them; null when no more are ever shown. */
export const Found = ({ session, found: { found, count }, onMore }: FoundProps) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const [printed, setPrinted] = useState('');
  const [opened, setOpened] = useState<Record<string, boolean>>({});
  const offering = { session, words, may, onPrinting: setPrinted };
  const left = count - found.length;
  return (
    <Section title={t('counter.found')} count={count}>
      {count === 0 && <p class="kern-body">{t('counter.seekNone')}</p>}
      <ul class="counter-list">
        {found.map((one) => (
          <Row
            key={one.visit.visitId}
            offering={offering}
            found={one}
            isOpen={opened[one.visit.visitId] ?? count === 1}
            onOpen={(isOpen) => setOpened({ ...opened, [one.visit.visitId]: isOpen })}
          />
        ))}
      </ul>
      {left > 0 && onMore && (
        <Button kind="tertiary" onClick={onMore}>
          {words.count('counter.seekMore', left)}
        </Button>
      )}
      {left > 0 && onMore === null && <p class="kern-body">{words.count('counter.seekTooMany', left)}</p>}
      <p class="kern-body" role="status">
        {printed && t('counter.printingOf', { number: printed })}
      </p>
    </Section>
  );
};
