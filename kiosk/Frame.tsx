// What stands around every step: whose kiosk this is, the time, the way back, the languages.
import type { ComponentChildren } from 'preact';
import type { KioskView, Snapshot } from '../shared/protocol';
import type { Language } from '../shared/settings';
import { Button, Clock, LanguageSwitch } from '../ui/kit';
import { usePage, useWords } from '../ui/words';

export type FrameProps = {
  snapshot: Snapshot<KioskView>;
  children: ComponentChildren;
  /** null where there is no way back. */
  onBack: (() => void) | null;
  onLanguage: (language: Language) => void;
};

export const Frame = ({ snapshot, children, onBack, onLanguage }: FrameProps) => {
  const { t } = useWords();
  const { office } = snapshot.view;
  usePage(t('start.kiosk'));
  return (
    <div class="kiosk">
      <header class="kiosk-header">
        <div>
          <p class="kiosk-office">{office.name}</p>
          {office.demonstration && <p class="kiosk-demonstration">{t('common.demonstration')}</p>}
        </div>
        <Clock snapshot={snapshot} timeZone={office.timeZone} />
      </header>
      <main class="kiosk-main">{children}</main>
      <footer class="kiosk-footer">
        {onBack && (
          <Button kind="secondary" icon="arrow-back" onClick={onBack}>
            {t('common.back')}
          </Button>
        )}
        <LanguageSwitch languages={office.languages} onChange={onLanguage} />
      </footer>
    </div>
  );
};
