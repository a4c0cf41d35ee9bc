// Who is at this counter now, or that it is free or rests.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { VisitCard } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { SaidList, StatusText, TicketNumber } from '../../ui/kit';
import { whyPhrase } from '../../ui/phrases';
import { formatDuration } from '../../ui/time';
import { Fact } from '../parts/Fact';
import { kindPhrase, timePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { Next } from './Next';

/** What somebody comes for, which comes before everything else. */
const Matter = ({ visit }: { visit: VisitCard }) => {
  const words = useCounterWords();
  return (
    <p class="counter-matter">
      {visit.name && <strong>{`${visit.name} · `}</strong>}
      <span class="kern-sr-only">{`${words.count('counter.services', visit.services.length)}: `}</span>
      <SaidList texts={visit.services} between=" + " />
    </p>
  );
};

const Facts = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  return (
    <dl class="counter-facts">
      <Fact name={t('counter.kind')} size="half">
        {kindPhrase(words, session, visit)}
      </Fact>
      <Fact name={t('counter.persons')} size="half">
        {words.count('persons', visit.persons)}
      </Fact>
      <Fact name={t('counter.spoken')} size="half">
        {t(`language.${visit.language}`)}
      </Fact>
      {visit.slotAt === null && (
        <Fact name={t('counter.ticketAt')} size="half">
          {timePhrase(words, session, visit.ticketAt)}
        </Fact>
      )}
      {visit.why && (
        <Fact name={t('counter.why')} size="whole">
          {whyPhrase(words, visit.why, session.view.office.timeZone)}
        </Fact>
      )}
      {visit.place && (
        <Fact name={t('counter.place')} size="whole">
          {visit.place}
        </Fact>
      )}
      {session.view.answers.map(({ fieldId, label, value }) => (
        <Fact key={fieldId} name={textOf(label, words.language)} size="whole">
          {textOf(value, words.language)}
        </Fact>
      ))}
      {visit.note && (
        <Fact name={t('counter.note')} size="whole">
          <strong>{visit.note}</strong>
        </Fact>
      )}
    </dl>
  );
};

/** Since when, which call it is, and what happens after the last one (K3). */
const Progress = ({ session: { view, now }, visit }: { session: CounterSession; visit: VisitCard }) => {
  const { t } = useCounterWords();
  const { calls, number, lastCallAt, restoredAt, since } = visit;
  const time = formatDuration(now - since);
  if (visit.state !== 'called') return <p class="kern-body">{t('counter.since', { time })}</p>;
  const { most, missedAfterSec } = view.calls;
  const left = formatDuration(Math.max(lastCallAt ?? since, restoredAt ?? 0) + missedAfterSec * 1000 - now);
  return (
    <>
      <p class="kern-body">
        {t('counter.since', { time })} · {t('counter.callCount', { calls, most })}
      </p>
      {calls >= most && <StatusText kind="warning">{t('counter.lastCall', { time: left, number })}</StatusText>}
    </>
  );
};

const Paused = ({ session, paused }: { session: CounterSession; paused: { since: number; until: number | null } }) => {
  const words = useCounterWords();
  const { t } = words;
  const { since, until } = paused;
  const left = (until ?? 0) - session.now;
  const start = t('counter.pausedSince', { time: timePhrase(words, session, since) });
  const back = until && t('counter.backAt', { time: timePhrase(words, session, until) });
  const rest = left > 0 ? t('counter.backIn', { time: formatDuration(left) }) : null;
  return (
    <>
      <p class="counter-back">{back ?? t('counter.backOpen')}</p>
      <p class="kern-body">{[start, ...(rest ? [rest] : [])].join(' · ')}</p>
      {until === null && <StatusText kind="info">{t('counter.backOpenHow')}</StatusText>}
      {until !== null && left <= 0 && (
        <StatusText kind="warning">{t('counter.backOverdue', { time: formatDuration(-left) })}</StatusText>
      )}
    </>
  );
};

/** What has become of this counter, for those who do not see it. */
const Said = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const { visit, paused, calls } = session.view;
  const pauseSentence = (until: number | null) => {
    if (until === null) return t('counter.saidPaused');
    const time = timePhrase(words, session, until);
    return t(until > session.now ? 'counter.saidPausedUntil' : 'counter.saidOverdue', { time });
  };
  const sentence = () => {
    if (visit === null) return paused ? pauseSentence(paused.until) : t('counter.saidFree');
    const { number } = visit;
    if (visit.state !== 'called') return t('counter.saidServing', { number });
    return t('counter.saidCalled', { number, calls: visit.calls, most: calls.most });
  };
  return (
    <p class="kern-sr-only" role="status">
      {sentence()}
    </p>
  );
};

/** A button that was pressed goes away with the state it belongs to; the keyboard's place must not go with it. */
const Heading = ({ children }: { children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 class="counter-visitor__heading" id="counter-visitor" tabIndex={-1} ref={heading}>
      {children}
    </h2>
  );
};

/** What has no room is scrolled, by keys too. */
const More = ({ children }: { children: ComponentChildren }) => (
  // biome-ignore lint/a11y/useSemanticElements: it groups no fields.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: as said.
  <div class="counter-visitor__more" role="group" aria-labelledby="counter-visitor" tabIndex={0}>
    {children}
  </div>
);

/** `children` are told of whoever is here, after the time. */
export const Visitor = ({ session, children }: { session: CounterSession; children?: ComponentChildren }) => {
  const { t } = useCounterWords();
  const { visit, paused } = session.view;
  const resting = paused ? 'paused' : 'free';
  const state = visit === null ? resting : visit.state;
  return (
    <section class={`counter-visitor counter-visitor--${state}`} aria-labelledby="counter-visitor">
      <Said session={session} />
      <Heading key={`${state} ${visit?.visitId}`}>
        {visit && <TicketNumber number={visit.number} />}{' '}
        <span class="counter-visitor__state">
          {visit ? t(`visit.${visit.state}`) : t(paused ? 'counter.paused' : 'counter.free')}
        </span>
      </Heading>
      <More>
        {visit && <Matter visit={visit} />}
        {visit && <Progress session={session} visit={visit} />}
        {children}
        {visit && <Facts session={session} visit={visit} />}
        {visit === null && (paused ? <Paused session={session} paused={paused} /> : <Next session={session} />)}
      </More>
    </section>
  );
};
