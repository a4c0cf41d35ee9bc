// The head of the display: whose waiting room it is, and what time.
import type { DisplayView, Snapshot } from '../shared/protocol';
import { HouseLogo } from '../ui/house';
import { Clock, Demonstration } from '../ui/kit';
import { SoundHint } from './Notices';
import type { Sound } from './sound';

type HeaderProps = { snapshot: Snapshot<DisplayView>; sound: Sound };

export const Header = ({ snapshot, sound }: HeaderProps) => {
  const { office } = snapshot.view;
  return (
    <header class="header">
      <HouseLogo />
      <h1 class="header__office">{office.name}</h1>
      {sound.isBlocked && <SoundHint unlock={sound.unlock} />}
      {office.demonstration && (
        <span class="header__demonstration">
          <Demonstration snapshot={snapshot} />
        </span>
      )}
      <Clock snapshot={snapshot} timeZone={office.timeZone} />
    </header>
  );
};
