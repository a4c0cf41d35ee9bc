// W10: things to choose from, each a large key: services, or groups of them. Nothing scrolls.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Said } from '../../ui/kit';
import { useGlassSize } from '../parts/glass';
import { Pager } from '../parts/Pager';
import { useKioskWords } from '../parts/words';
import { useFit } from './fit';
import { Pictogram, type Sign } from './Pictogram';

export type Choice = {
  id: string;
  name: Text | string;
  /** Stands before the name; without one, the letter of its numbers; without both, nothing. */
  pictogram: Sign | null;
  letter: string | null;
  facts?: ComponentChildren;
  /** It gives no ticket now. */
  isClosed?: boolean;
  /** And leads nowhere else. */
  isDead?: boolean;
};

const ChoiceKey = ({ choice, onChoose }: { choice: Choice; onChoose: (id: string) => void }) => {
  const { id, name, pictogram, letter, facts, isClosed = false, isDead = false } = choice;
  return (
    <button
      type="button"
      class={`kiosk-service${isClosed ? ' kiosk-service--closed' : ''}${facts ? '' : ' kiosk-service--plain'}`}
      aria-disabled={isDead}
      onClick={() => isDead || onChoose(id)}
    >
      <span class="kiosk-service__name">{typeof name === 'string' ? name : <Said text={name} />}</span>
      {(pictogram ?? letter) !== null && (
        <span class="kiosk-service__letter" aria-hidden="true">
          {pictogram === null ? letter : <Pictogram name={pictogram} />}
        </span>
      )}
      {facts && <span class="kiosk-service__facts">{facts}</span>}
    </button>
  );
};

export type ChoicesProps = {
  choices: readonly Choice[];
  onChoose: (id: string) => void;
  /** What stands here where not all fit: groups; without it they stand in pages. */
  instead?: ComponentChildren;
  /** Beside the keys that turn the pages. */
  besidePages?: ComponentChildren;
};

export const Choices = ({ choices, onChoose, instead, besidePages }: ChoicesProps) => {
  const { language } = useKioskWords();
  const size = useGlassSize();
  const names = choices.map(
    ({ id, name, facts }) => `${id} ${typeof name === 'string' ? name : textOf(name, language)} ${facts ? 1 : 0}`,
  );
  const key = [language, size, ...names].join('\n');
  const { list, layout, isTooMuch, starts } = useFit(key);
  const [turned, setTurned] = useState({ key, page: 0 });
  if (isTooMuch && instead) return <>{instead}</>;
  const page = turned.key === key ? turned.page : 0;
  const shown = starts === null ? choices : choices.slice(starts[page], starts[page + 1]);
  return (
    <>
      <ul class={`kiosk-services kiosk-services--${layout}`} ref={list}>
        {shown.map((choice) => (
          <li key={choice.id}>
            <ChoiceKey choice={choice} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {isTooMuch && (
        <Pager page={page} pages={starts?.length ?? 1} onPage={(next) => setTurned({ key, page: next })}>
          {besidePages}
        </Pager>
      )}
    </>
  );
};
