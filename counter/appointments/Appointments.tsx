// The appointments of a day, or those that a search finds, while calling goes on beside them.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AppointmentsResult } from '../../shared/protocol';
import { dayAfter, dayOf } from '../../shared/time';
import { Button, Field, Icon, StatusText } from '../../ui/kit';
import { ownDeviceId } from '../../ui/link/device';
import { refusalPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { ActionButton } from '../parts/ActionButton';
import { dayPhrase } from '../parts/instants';
import { nonePhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useQuery } from '../session/useQuery';
import { AppointmentRow } from './AppointmentRow';

const SHORTEST_SEARCH = 2;

/** Opened by a key or a button: the heading gets the keyboard, and whatever had it before gets it back. */
const usePlace = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      // Not before the lists beside are shown again.
      queueMicrotask(() => before instanceof HTMLElement && before.focus({ preventScroll: true }));
    };
  }, []);
  return heading;
};

/** Escape leaves the search first, and then the appointments. */
const useEscape = (isDialogOpen: boolean, leave: () => void) => {
  // With the page as it is drawn, not some time after it: fingers are fast.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen) leave();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
};

const DayNavigation = ({
  session,
  day,
  onDay,
}: {
  session: CounterSession;
  day: string;
  onDay: (day: string) => void;
}) => {
  const { t } = useCounterWords();
  const go = (to: string) => () => onDay(to);
  return (
    <div class="counter-days">
      <Button kind="secondary" label={t('counter.dayBefore')} onClick={go(dayAfter(day, -1))}>
        <Icon name="arrow-back" />
      </Button>
      <Button kind="secondary" onClick={go(dayOf(session.now, session.view.office.timeZone))}>
        {t('counter.today')}
      </Button>
      <Button kind="secondary" label={t('counter.dayAfter')} onClick={go(dayAfter(day, 1))}>
        <Icon name="arrow-forward" />
      </Button>
      <Field label={t('counter.day')} type="date" value={day} onInput={(value) => value !== '' && onDay(value)} />
    </div>
  );
};

type FoundProps = { session: CounterSession; found: AppointmentsResult; isSearch: boolean };

const Found = ({ session, found, isSearch }: FoundProps) => {
  const words = useCounterWords();
  const { appointments, none } = found;
  return (
    <>
      {none && <StatusText kind="info">{nonePhrase(words, session, none)}</StatusText>}
      {appointments.length === 0 && (
        <p class="kern-body">{words.t(isSearch ? 'counter.foundNone' : 'counter.dayEmpty')}</p>
      )}
      <ul class="counter-list">
        {appointments.map((one) => (
          <AppointmentRow key={one.visitId} session={session} appointment={one} withDate={isSearch} />
        ))}
      </ul>
    </>
  );
};

const titleOf = (title: string, found: AppointmentsResult | null) => {
  if (found === null) return title;
  const count = found.appointments.filter(({ state }) => state !== 'cancelled').length;
  return `${title} (${count})`;
};

const Head = ({
  session,
  day,
  heading,
}: {
  session: CounterSession;
  day: string;
  heading: ReturnType<typeof usePlace>;
}) => {
  const { t } = useCounterWords();
  const may = useMay();
  const deviceId = ownDeviceId() ?? '';
  return (
    <header class="counter-section__head">
      <h2 class="kern-title" id="counter-appointments" tabIndex={-1} ref={heading}>
        {t('counter.appointments')}
      </h2>
      <div class="counter-row__acts">
        {may('manageAppointments') && (
          <ActionButton session={session} kind="secondary" onPress={() => session.open({ kind: 'book', day })}>
            {t('counter.bookTitle')}
          </ActionButton>
        )}
        {may('readNames') && (
          <a class="kern-btn kern-btn--secondary" href={`/day-list?device=${deviceId}`} target="_blank" rel="noopener">
            <span class="kern-label">{t('counter.dayList')}</span>
          </a>
        )}
        <Button kind="secondary" shortcut="Esc" onClick={() => session.showAppointments(false)}>
          {t('common.close')}
        </Button>
      </div>
    </header>
  );
};

type AllProps = {
  session: CounterSession;
  /** Of which the appointments are shown while nobody is sought, and for which one is booked. */
  day: string;
  onDay: (day: string) => void;
  text: string;
  onText: (text: string) => void;
};

const All = ({ session, day, onDay, text, onText }: AllProps) => {
  const words = useCounterWords();
  const { t } = words;
  const { timeZone } = session.view.office;
  const sought = text.trim();
  const isSearch = sought.length >= SHORTEST_SEARCH;
  const answer = useQuery(
    session,
    isSearch ? { type: 'findAppointments', text: sought } : { type: 'appointmentsOf', day },
  );
  const found = answer?.ok ? answer.result : null;
  const goTo = (to: string) => {
    onText('');
    onDay(to);
  };
  return (
    <>
      <div class="counter-line">
        <Field label={t('counter.search')} value={text} onInput={onText} maxLength={80} autocomplete="off" />
        <DayNavigation session={session} day={day} onDay={goTo} />
      </div>
      <h3 class="kern-title kern-title--small" aria-live="polite">
        {titleOf(isSearch ? t('counter.found') : dayPhrase(words, day, timeZone), found)}
      </h3>
      {answer?.ok === false && <StatusText kind="warning">{refusalPhrase(words, answer.refusal, timeZone)}</StatusText>}
      {found && <Found session={session} found={found} isSearch={isSearch} />}
    </>
  );
};

export const Appointments = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const may = useMay();
  const [day, setDay] = useState(() => dayOf(session.now, session.view.office.timeZone));
  const [text, setText] = useState('');
  const heading = usePlace();
  useEscape(session.dialog !== null, () => (text === '' ? session.showAppointments(false) : setText('')));
  return (
    <section class="counter-section counter-appointments" aria-labelledby="counter-appointments">
      <Head session={session} day={day} heading={heading} />
      {may('readNames') ? (
        <All session={session} day={day} onDay={setDay} text={text} onText={setText} />
      ) : (
        <StatusText kind="info">{words.t('counter.mayNotRead')}</StatusText>
      )}
    </section>
  );
};
