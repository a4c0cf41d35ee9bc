// W10: services are looked for by letters, tapped or typed.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KioskService } from '../../shared/protocol';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { type Choice, Choices } from './Choices';
import { findServices, lettersFor } from './find';

export type SearchProps = {
  services: readonly KioskService[];
  choiceOf: (service: KioskService) => Choice;
  onChoose: (serviceId: string) => void;
};

type KeysProps = { letters: string[]; onLetter: (letter: string) => void; onDelete: () => void };

const Keys = ({ letters, onLetter, onDelete }: KeysProps) => {
  const { t } = useKioskWords();
  return (
    // The field keeps the focus: a keyboard may go on where a finger began.
    <fieldset class="kiosk-letters" onMouseDown={(event) => event.preventDefault()}>
      <legend class="kern-sr-only">{t('kiosk.search.keys')}</legend>
      {letters.map((letter) => (
        <button key={letter} type="button" class="kern-btn kern-btn--secondary" onClick={() => onLetter(letter)}>
          <span class="kern-label">{letter}</span>
        </button>
      ))}
      <button
        type="button"
        class="kern-btn kern-btn--secondary kiosk-letters__delete"
        aria-label={t('kiosk.delete')}
        onClick={onDelete}
      >
        <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
      </button>
    </fieldset>
  );
};

export const Search = ({ services, choiceOf, onChoose }: SearchProps) => {
  const { t, language } = useKioskWords();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const found = findServices(services, typed);
  return (
    <div class="kiosk-search">
      <Heading>{t('kiosk.search')}</Heading>
      <div class="kiosk-search__found">
        {found.length === 0 ? (
          <p class="kiosk-lead" role="status">
            {t('kiosk.search.none')}
          </p>
        ) : (
          <Choices choices={found.map(choiceOf)} onChoose={onChoose} />
        )}
      </div>
      <label class="kiosk-lead" for="kiosk-search">
        {t('kiosk.search.how')}
      </label>
      <input
        id="kiosk-search"
        class="kiosk-search__field"
        ref={field}
        value={typed}
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Keys
        letters={lettersFor(services, language)}
        onLetter={(letter) => setTyped(`${typed}${letter}`)}
        onDelete={() => setTyped([...typed].slice(0, -1).join(''))}
      />
    </div>
  );
};
