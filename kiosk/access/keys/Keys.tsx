// W12: the three keys of a keypad on the glass itself, for who is read to: found by the corners of its lower edge.
import { useKioskWords } from '../../parts/words';
import type { KeypadAct } from './keypad';

const KEYS = [
  ['back', 'kiosk.aloud.back'],
  ['take', 'kiosk.aloud.take'],
  ['next', 'kiosk.aloud.next'],
] as const;

/** They leave the focus where it is: they are about what has it. */
export const Keys = ({ onAct }: { onAct: (act: KeypadAct) => void }) => {
  const { t } = useKioskWords();
  return (
    <aside class="kiosk-keys" aria-label={t('kiosk.aloud.keys')} onMouseDown={(event) => event.preventDefault()}>
      {KEYS.map(([act, label]) => (
        <button key={act} type="button" class="kern-btn kern-btn--primary" onClick={() => onAct(act)}>
          <span class="kern-label">{t(label)}</span>
        </button>
      ))}
    </aside>
  );
};
