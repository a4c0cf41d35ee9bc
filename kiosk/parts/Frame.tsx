// What stands around every step: whose kiosk this is, the time, a way back or in, the languages.
import type { ComponentChildren } from 'preact';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { Language } from '../../shared/settings';
import { HouseLogo } from '../../ui/house';
import { Clock, Demonstration, LanguageSwitch } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { usePage } from '../../ui/words';
import { Beyond } from './Beyond';
import { useGlass } from './glass';
import { Sign } from './Sign';
import { useKioskWords } from './words';

export type FrameProps = {
  snapshot: Snapshot<KioskView>;
  children: ComponentChildren;
  /** What stands large in the head: how long it takes now. */
  lead?: ComponentChildren;
  /** The step itself begins with what is only to be read: then it stands where nobody need reach, and the head is low. */
  tells: boolean;
  /** What stands beside the languages: a way back, or another way to begin. */
  aside: ComponentChildren;
  onLanguage: (language: Language) => void;
  /** W12, W13: the helps, on every page below all else. */
  access: ComponentChildren;
};

export const Frame = ({ snapshot, children, lead, tells, aside, onLanguage, access }: FrameProps) => {
  const { t, language } = useKioskWords();
  const { office } = snapshot.view;
  usePage(t('start.kiosk'));
  useGlass(snapshot.view.glass);
  return (
    <div class={['kiosk', lead && 'kiosk--lead', tells && 'kiosk--tells'].filter(Boolean).join(' ')}>
      <header class="kiosk-header">
        <div>
          <HouseLogo />
          <p class="kiosk-office">{office.name}</p>
          {office.demonstration && (
            <p class="kiosk-demonstration">
              <Demonstration snapshot={snapshot} />
            </p>
          )}
        </div>
        <p class="kiosk-time">
          <Clock snapshot={snapshot} timeZone={office.timeZone} />
          <span>{formatTime(snapshot.now, 'date', office.timeZone, language)}</span>
        </p>
        {!tells && <Sign view={snapshot.view} />}
        {lead}
      </header>
      <main class="kiosk-main">{children}</main>
      <footer class="kiosk-footer">
        <Beyond />
        {aside}
        <LanguageSwitch languages={office.languages} onChange={onLanguage} />
      </footer>
      {access}
    </div>
  );
};
