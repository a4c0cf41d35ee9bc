// W12, W13: on every page below everything else: reading aloud, larger letters, contrast, more time, and help.
import type { OfficeView } from '../../shared/protocol';
import { SaidIn } from '../../ui/kit';
import { placeText } from '../../ui/phrases';
import { useKioskWords } from '../parts/words';
import type { Comfort, Wishes } from './comfort';
import type { KeypadAct } from './keys/keypad';
import type { Help } from './useHelp';

type ToggleProps = { children: string; isOn: boolean; onPress: () => void };

/** Which is on is seen by a sign, too. */
const Toggle = ({ children, isOn, onPress }: ToggleProps) => (
  <button
    type="button"
    class={`kern-btn kern-btn--${isOn ? 'primary' : 'secondary'}`}
    aria-pressed={isOn}
    onClick={onPress}
  >
    {isOn && <span class="kern-icon kern-icon--check" aria-hidden="true" />}
    <span class="kern-label">{children}</span>
  </button>
);

const HelpTold = ({ help: { stage, place }, office }: { help: Help; office: OfficeView }) => {
  const words = useKioskWords();
  if (stage === 'none') return null;
  if (stage !== 'coming' || place === null) return <>{words.t(`kiosk.help.${stage}`)}</>;
  return (
    <SaidIn
      sentence={(from) => words.t('kiosk.help.comingFrom', { place: from })}
      text={placeText(words, office.placeWord, place)}
    />
  );
};

const TOGGLES = [
  ['isAloud', 'kiosk.aloud'],
  ['isLarger', 'kiosk.larger'],
  ['hasContrast', 'kiosk.contrast'],
  ['isSlow', 'kiosk.slow'],
] as const satisfies [keyof Wishes, string][];

/** Only while it reads: by three keys they are walked to like everything else. */
const OF_READING = [
  ['again', 'kiosk.aloud.again'],
  ['louder', 'kiosk.aloud.louder'],
  ['quieter', 'kiosk.aloud.quieter'],
  ['faster', 'kiosk.aloud.faster'],
  ['slower', 'kiosk.aloud.slower'],
] as const satisfies [KeypadAct, string][];

export type ToolsProps = { comfort: Comfort; help: Help; office: OfficeView; onAct: (act: KeypadAct) => void };

export const Tools = ({ comfort: { wishes, set }, help, office, onAct }: ToolsProps) => {
  const { t } = useKioskWords();
  return (
    <aside class="kiosk-tools" aria-label={t('kiosk.tools')}>
      {TOGGLES.map(([wish, label]) => (
        <Toggle key={wish} isOn={wishes[wish]} onPress={() => set({ [wish]: !wishes[wish] })}>
          {t(label)}
        </Toggle>
      ))}
      <button type="button" class="kern-btn kern-btn--secondary kiosk-tools__help" onClick={() => void help.call()}>
        <span class="kern-label">{t('kiosk.help')}</span>
      </button>
      {wishes.isAloud &&
        OF_READING.map(([act, label]) => (
          <button key={act} type="button" class="kern-btn kern-btn--secondary" onClick={() => onAct(act)}>
            <span class="kern-label">{t(label)}</span>
          </button>
        ))}
      <p class={help.stage === 'none' ? 'kern-sr-only' : 'kiosk-tools__said'} aria-live="polite">
        <HelpTold help={help} office={office} />
      </p>
      {!wishes.isAloud && <p class="kern-sr-only">{t('kiosk.aloud.hint')}</p>}
    </aside>
  );
};
