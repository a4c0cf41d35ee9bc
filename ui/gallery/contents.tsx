// The gallery's contents: every state by screen and language, and the one that is looked at, in its true size.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../shared/settings';
import './gallery.scss';
import { SCREENS, type Screen, SIZES, type Size, type State } from './state';
import { STATES } from './states';

type Chosen = { state: State; size: Size; language: Language };

/** Behind the # of the address, so that a state can be sent to somebody: kiosk/ticket/kiosk/en */
const addressOf = ({ state, size, language }: Chosen): string => `${state.screen}/${state.name}/${size}/${language}`;

const chosenIn = (hash: string): Chosen | null => {
  const [screen, name, size, language] = hash.slice(1).split('/');
  const state = STATES.find((one) => one.screen === screen && one.name === name);
  if (state === undefined) return null;
  return {
    state,
    size: state.sizes.find((one) => one === size) ?? state.sizes[0],
    language: state.languages.find((one) => one === language) ?? 'de',
  };
};

const useChosen = (): Chosen | null => {
  const [chosen, setChosen] = useState(() => chosenIn(location.hash));
  useEffect(() => {
    const follow = () => setChosen(chosenIn(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return chosen;
};

const Looked = ({ state, size, language }: Chosen) => {
  const address = `state.html?state=${state.screen}/${state.name}&language=${language}`;
  return (
    <figure>
      <figcaption>
        {state.shows} <a href={address}>Alone</a>
        {state.sizes.map((other) => (
          <a
            key={other}
            href={`#${addressOf({ state, size: other, language })}`}
            {...(other === size && { 'aria-current': 'true' })}
          >
            {other} {SIZES[other].width} × {SIZES[other].height}
          </a>
        ))}
      </figcaption>
      <iframe key={address} title={state.shows} src={address} {...SIZES[size]} />
    </figure>
  );
};

type Filter = { screen: Screen | ''; language: Language | '' };

const Contents = () => {
  const chosen = useChosen();
  const [filter, setFilter] = useState<Filter>({ screen: '', language: '' });
  const screens = SCREENS.filter((screen) => filter.screen === '' || filter.screen === screen);
  return (
    <>
      <nav>
        <h1>Gallery</h1>
        <label>
          Screen{' '}
          <select onChange={({ currentTarget: { value } }) => setFilter({ ...filter, screen: value as Screen })}>
            <option value="">all</option>
            {SCREENS.map((screen) => (
              <option key={screen}>{screen}</option>
            ))}
          </select>
        </label>{' '}
        <label>
          Language{' '}
          <select onChange={({ currentTarget: { value } }) => setFilter({ ...filter, language: value as Language })}>
            <option value="">all</option>
            <option>de</option>
            <option>en</option>
          </select>
        </label>
        {screens.map((screen) => (
          <section key={screen}>
            <h2>{screen}</h2>
            <ul>
              {STATES.filter((state) => state.screen === screen).map((state) => (
                <li key={state.name} title={state.shows}>
                  {state.name}
                  {state.languages
                    .filter((language) => filter.language === '' || filter.language === language)
                    .map((language) => {
                      const address = addressOf({ state, size: state.sizes[0], language });
                      const isCurrent = chosen?.state === state && chosen.language === language;
                      return (
                        <a key={language} href={`#${address}`} {...(isCurrent && { 'aria-current': 'page' })}>
                          {language}
                        </a>
                      );
                    })}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main>{chosen === null ? <p>Choose a state.</p> : <Looked {...chosen} />}</main>
    </>
  );
};

render(<Contents />, document.body);
