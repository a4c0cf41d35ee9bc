// K21, R5: who was sent from this counter and has given no sign for too long.
import { minutesSince } from '../../shared/figures/live';
import type { VisitCard } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { StatusText } from '../../ui/kit';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** Minutes that somebody on an errand is over its time; below 0 while they are not, and for everybody else. */
export const overMin = ({ errand }: VisitCard, now: number): number =>
  errand === null ? -1 : minutesSince(errand.overdueAt, now);

const One = ({ visit: { number, errand, since }, now }: { visit: VisitCard; now: number }) => {
  const { t, language } = useCounterWords();
  if (errand === null) return null;
  const said = { number, name: textOf(errand.name, language), min: minutesSince(since, now) };
  return (
    <li class="counter-alarm">
      <StatusText kind="warning">{t(`counter.errandOver.${errand.article}`, said)}</StatusText>
    </li>
  );
};

/** Always in the page, so that screen readers notice a new one. */
export const Overdue = ({ session: { view, now } }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const overdue = view.parked.filter((visit) => visit.counterName === view.counter.name && overMin(visit, now) >= 0);
  return (
    <div aria-live="polite">
      {overdue.length > 0 && (
        <Section title={t('counter.errandsOver')} count={null}>
          <ul class="counter-list">
            {overdue.map((visit) => (
              <One key={visit.visitId} visit={visit} now={now} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};
