// M11: who waits and is called by nobody as things stand, at every counter, and what can be done.
import { useState } from 'preact/hooks';
import type { UnservedView } from '../../shared/protocol';
import { SaidList, StatusText, TicketNumber } from '../../ui/kit';
import { unservedPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog } from '../parts/AskDialog';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { HandOnForm } from '../visit/HandOnDialog';

type Visit = UnservedView['visits'][number];

const SHOWN_AT_FIRST = 5;

const One = ({ session, group, visit }: { session: CounterSession; group: UnservedView; visit: Visit }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  return (
    <li class="counter-row">
      <TicketNumber number={visit.number} />
      <span class="counter-row__what">
        <SaidList texts={group.services} between=" + " />
        <span class="counter-row__more">{unservedPhrase(words, group.why, session.view.office.placeWord)}</span>
      </span>
      {may('serve') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t('counter.decide')}
            about={visit.number}
            onPress={() => session.open({ kind: 'unserved', waiting: visit })}
          />
        </span>
      )}
    </li>
  );
};

/** The first of each kind; all numbers stand below, so that nobody is left out. */
const Group = ({ session, group }: { session: CounterSession; group: UnservedView }) => {
  const rest = group.visits.slice(SHOWN_AT_FIRST);
  return (
    <>
      {group.visits.slice(0, SHOWN_AT_FIRST).map((visit) => (
        <One key={visit.visitId} session={session} group={group} visit={visit} />
      ))}
      {rest.length > 0 && <li class="counter-row__more">{rest.map(({ number }) => number).join(', ')}</li>}
    </>
  );
};

/** Always in the page, so that screen readers notice the first one. */
export const Unserved = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const { unserved } = session.view;
  const count = unserved.reduce((sum, { visits }) => sum + visits.length, 0);
  return (
    <div aria-live="polite">
      {count > 0 && (
        <Section title={t('counter.unserved')} count={count}>
          {may('serve') && <StatusText kind="warning">{t('counter.unservedHow')}</StatusText>}
          <ul class="counter-list">
            {unserved.map((group) => (
              <Group key={group.visits[0]?.visitId} session={session} group={group} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};

/** Taking out asks once more: it cannot be taken back. */
export const UnservedDialog = ({
  session,
  waiting: { visitId, number },
}: {
  session: CounterSession;
  waiting: Visit;
}) => {
  const { t } = useCounterWords();
  const [asksTakeOut, askTakeOut] = useState(false);
  return (
    <AskDialog session={session} title={t('counter.decideTitle', { number })}>
      {!asksTakeOut && <HandOnForm session={session} visit={{ visitId, note: '' }} isHere={false} />}
      {asksTakeOut && <p class="kern-body">{t('counter.takeOutAsk', { number })}</p>}
      <ActionButton
        session={session}
        kind="secondary"
        onPress={() => (asksTakeOut ? void session.askAndClose({ type: 'takeOut', visitId }) : askTakeOut(true))}
      >
        {t('counter.takeOut')}
      </ActionButton>
    </AskDialog>
  );
};
