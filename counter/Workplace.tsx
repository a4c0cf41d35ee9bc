// The one screen on which a clerk works: the visit and its acts on one side, everybody else on the other.

import { staffLanguagesOf } from '../shared/languages';
import type { CounterView, Snapshot } from '../shared/protocol';
import type { StaffLanguage } from '../shared/settings';
import { Emergencies } from '../ui/emergency/Emergencies';
import { useHeldFocus } from '../ui/focus';
import { Checkbox, LanguageSwitch, StatusText } from '../ui/kit';
import { useMay } from '../ui/rights';
import { usePage } from '../ui/words';
import { Appointments } from './appointments/Appointments';
import { Booked } from './appointments/Booked';
import { Colleagues } from './colleagues/Colleagues';
import { Moved } from './colleagues/Moved';
import { Dialogs } from './Dialogs';
import { Overdue } from './errands/Overdue';
import { Alarms } from './frame/Alarms';
import { EndingNotice } from './frame/EndingNotice';
import { Head } from './frame/Head';
import { Kiosks } from './frame/Kiosks';
import { Notices } from './frame/Notices';
import { PerClerk } from './frame/PerClerk';
import { IdleSettings } from './idle/IdleSettings';
import { ParkedAndMissed } from './line/ParkedAndMissed';
import { Queue } from './line/Queue';
import { Unserved } from './line/Unserved';
import { Inbox } from './messages/Inbox';
import { counterPhrase } from './parts/phrases';
import { useCounterWords } from './parts/words';
import { Search } from './search/Search';
import type { CounterSession } from './session/counterSession';
import { useKept } from './session/kept';
import { useKeys } from './session/keys';
import { OpenSmall } from './small/OpenSmall';
import type { SmallWindow } from './small/useSmallWindow';
import { OwnTimer } from './timer/OwnTimer';
import { ActButtons } from './visit/ActButtons';
import { type Act, actsAt } from './visit/acts';
import { Recent, useUndoing } from './visit/Recent';
import { Visitor } from './visit/Visitor';

export type WorkplaceProps = {
  session: CounterSession;
  snapshot: Snapshot<CounterView>;
  onLanguage: (language: StaffLanguage) => void;
  small: SmallWindow;
};

const useTitle = ({ counter, office, visit, paused }: CounterView) => {
  const words = useCounterWords();
  const state = visit?.number ?? words.t(paused ? 'counter.paused' : 'counter.free');
  usePage(words.t('counter.title', { state, place: counterPhrase(words, { office }, counter.name) }));
};

/** K1, U6: one key per act; who works here can switch them off, because dictation and slips of the finger type letters too. */
const useActKeys = (session: CounterSession, acts: Act[]): [boolean, (isOn: boolean) => void] => {
  const { person } = session.view;
  const [kept, keep] = useKept(`counter:keys:${person?.id ?? ''}`);
  const keysOn = kept !== 'off';
  useKeys((key) => {
    if (!keysOn || session.dialog !== null) return false;
    const act = acts.find((one) => one.key === key);
    if (act && session.takes(act.hindrance)) act.run();
    return act !== undefined;
  });
  return [keysOn, (isOn) => keep(isOn ? 'on' : 'off')];
};

export const Workplace = ({ session, snapshot, onLanguage, small }: WorkplaceProps) => {
  const words = useCounterWords();
  const { office } = session.view;
  const may = useMay();
  const undoing = useUndoing(session);
  const acts = actsAt({ session, words, undoing }, may);
  const [keysOn, setKeysOn] = useActKeys(session, acts);
  useTitle(session.view);
  useHeldFocus();
  const showsAppointments = session.showsAppointments && acts.some(({ name }) => name === 'appointments');
  return (
    <div class="counter">
      <Emergencies
        emergencies={session.view.emergencies}
        here={session.view.counter}
        office={office}
        ask={session.query}
      />
      <Head session={session} snapshot={snapshot} />
      <Notices session={session} snapshot={snapshot} />
      <main class="counter-main">
        <div class="counter-here">
          <Visitor session={session}>
            <OwnTimer session={session} />
          </Visitor>
          {!may('serve') && <StatusText kind="info">{words.t('counter.mayNotServe')}</StatusText>}
          {acts.length > 0 && <ActButtons session={session} acts={acts} keysOn={keysOn} />}
        </div>
        <Recent session={session} undoing={undoing} />
        <div class="counter-others">
          <EndingNotice session={session} />
          <Search session={session} keysOn={keysOn} />
          <Inbox session={session} />
          <Moved session={session} />
          <Alarms session={session} />
          <div hidden={session.sought !== ''}>
            <Unserved session={session} />
            <Overdue session={session} />
            {showsAppointments && <Appointments session={session} />}
          </div>
          <div hidden={showsAppointments || session.sought !== ''}>
            <Queue session={session} />
            <ParkedAndMissed session={session} list="parked" />
            <ParkedAndMissed session={session} list="missed" />
            <Colleagues session={session} />
            <Booked session={session} />
            <Kiosks session={session} />
            <PerClerk view={session.view} />
          </div>
        </div>
      </main>
      <footer class="counter-foot">
        <Checkbox label={words.t('counter.keys')} checked={keysOn} onChange={setKeysOn} />
        <IdleSettings session={session} />
        <OpenSmall view={session.view} small={small} />
        <LanguageSwitch languages={staffLanguagesOf(office.languages)} onChange={onLanguage} />
      </footer>
      <Dialogs session={session} />
    </div>
  );
};
