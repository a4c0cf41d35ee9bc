// What is not as it should be: the link is lost, or the browser keeps the gong silent.
import type { DisplayView, Snapshot } from '../shared/protocol';
import { useLostAt } from '../ui/clock';
import { Button, Icon } from '../ui/kit';
import { formatTime } from '../ui/time';
import { useWords } from '../ui/words';
import { InTurn } from './turns';

/** D4: says that the link is lost, and how old all of it is. */
export const LostLink = ({ snapshot, online }: { snapshot: Snapshot<DisplayView>; online: boolean }) => {
  const lostAt = useLostAt(snapshot, online);
  const { timeZone } = snapshot.view.office;
  return (
    <div role="alert">
      {lostAt !== null && (
        <div class="lost">
          <Icon name="warning" size="x-large" />
          <p class="lost__words">
            <InTurn
              say={(words) => words.t('display.lost', { time: formatTime(lostAt, 'time', timeZone, words.language) })}
            />
          </p>
        </div>
      )}
    </div>
  );
};

/** The one thing to press on this screen, as long as the browser wants a touch before it sounds. */
export const SoundHint = ({ unlock }: { unlock: () => void }) => {
  const { t } = useWords();
  return (
    <Button class="sound-hint" kind="secondary" onClick={unlock}>
      {t('display.soundOn')}
    </Button>
  );
};
