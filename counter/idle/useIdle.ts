// K15: a free counter hears that somebody waits, as this computer wishes: a quiet tone, and a message of the system.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import { type CounterSession, isFree } from '../session/counterSession';
import { useKept } from '../session/kept';
import { useTone } from '../session/useTone';
import { type Heard, hear, NOTHING_HEARD } from './hearing';

/** In Hz; higher than that of one's own reminder. */
const PITCH = 880;

/** Whether this browser has messages of the system at all: only over https, and on the machine itself. */
export const hasNotices = (): boolean => typeof Notification !== 'undefined' && isSecureContext;

const show = (title: string): void => {
  // In a private window the browser may say yes and not mean it.
  try {
    const notice = new Notification(title, { tag: 'wertmarke-idle', silent: true });
    notice.onclick = () => window.focus();
  } catch {
    // The tone has told it.
  }
};

const heardOf = (session: CounterSession, maySound: boolean): Heard => {
  const { view, isOnline } = session;
  const { next, waitingCount, emergencies } = view;
  const isQuiet = !maySound || !isOnline || emergencies.length > 0;
  return { waits: next !== null && waitingCount > 0, isFree: !isQuiet && isFree(session) };
};

export const useIdle = (session: CounterSession, maySound: boolean) => {
  const words = useCounterWords();
  const ring = useTone(PITCH);
  const hearing = useRef(NOTHING_HEARD);
  const [sound, keepSound] = useKept('counter:idle-sound');
  const [notice, keepNotice] = useKept('counter:idle-notice');
  const soundOn = sound !== 'off';
  const noticeOn = notice === 'on' && hasNotices() && Notification.permission === 'granted';
  // The session renews itself every second.
  useLayoutEffect(() => {
    const { now, tells } = hear(hearing.current, heardOf(session, maySound), performance.now());
    hearing.current = now;
    if (!tells) return;
    if (soundOn) ring();
    const place = counterPhrase(words, session.view, session.view.counter.name);
    if (noticeOn && document.hidden) show(words.t('counter.idle.told', { place }));
  });
  return {
    soundOn,
    noticeOn,
    ring,
    setSound: (isOn: boolean): void => keepSound(isOn ? 'on' : 'off'),
    /** The browser asks the person first. */
    setNotice: async (isOn: boolean): Promise<void> => {
      const isAllowed = isOn && (await Notification.requestPermission()) === 'granted';
      keepNotice(isAllowed ? 'on' : 'off');
    },
  };
};
