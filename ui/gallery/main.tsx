// One state of the gallery, as its address names it: ?state=kiosk/ticket&language=en
import { type ComponentType, render } from 'preact';
import { LANGUAGES } from '../../shared/languages';
import { createHand } from './hand';
import type { ShowProps } from './shows/parts';
import { showIn } from './spoken';
import type { Opened, Screen, StateName } from './state';
import { STATES } from './states';
import { holdStill } from './still';

/** Each with its own styles, so that no screen is seen with another's. */
const SHOWS: Record<Screen, () => Promise<{ Show: ComponentType<ShowProps> }>> = {
  kiosk: () => import('./shows/kiosk.js'),
  display: () => import('./shows/display.js'),
  counter: () => import('./shows/counter.js'),
  admin: () => import('./shows/admin.js'),
  booking: () => import('./shows/booking.js'),
  ticket: () => import('./shows/ticket.js'),
  start: () => import('./shows/start.js'),
};

const still = holdStill();
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const reach = globalThis.fetch.bind(globalThis);
/** Pages post what carries a password themselves, beside the link. */
const answerPosts = ({ posted }: Opened): void => {
  globalThis.fetch = (asked, more) => {
    const answer = posted?.(String(asked));
    return answer === undefined ? reach(asked, more) : Promise.resolve(Response.json(answer));
  };
};

const show = async ({ state: name, language }: StateName): Promise<void> => {
  const state = STATES.find((one) => `${one.screen}/${one.name}` === name);
  if (state === undefined) throw new Error(`there is no state ${name}`);
  const { Show } = await SHOWS[state.screen]();
  render(null, document.body);
  still.forget();
  await showIn(language);
  const opened = state.open();
  answerPosts(opened);
  render(<Show opened={opened} language={language} />, document.body);
  await state.steps?.({ hand: createHand(), office: opened.office, language });
  await still.settled();
  await document.fonts.ready;
  // What the last step has changed is drawn by then.
  await drawn();
};

/** Whoever looks for the picture waits for this: 'shown', or why it failed. Another state of the same screen takes the place of the first. */
globalThis.showState = (name) =>
  show(name).then(
    () => 'shown',
    (error: unknown) => String(error).split('\n')[0] ?? '',
  );

const query = new URLSearchParams(location.search);
const asked = query.get('state');
if (asked !== null)
  void globalThis.showState({ state: asked, language: LANGUAGES.find((one) => one === query.get('language')) ?? 'de' });
