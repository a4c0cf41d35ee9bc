// One state of the gallery, as its address names it: ?state=kiosk/ticket&language=en
import { type ComponentType, render } from 'preact';
import { createHand } from './hand';
import type { ShowProps } from './shows/parts';
import type { Screen } from './state';
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

/** Whoever looks for the picture waits until this stands there; why it failed otherwise. */
const tell = (came: string): void => {
  document.documentElement.dataset['gallery'] = came;
};

const show = async (): Promise<void> => {
  const query = new URLSearchParams(location.search);
  const language = query.get('language') === 'en' ? 'en' : 'de';
  const state = STATES.find(({ screen, name }) => `${screen}/${name}` === query.get('state'));
  if (state === undefined) throw new Error(`there is no state ${query.get('state')}`);
  const { Show } = await SHOWS[state.screen]();
  const settled = holdStill();
  const opened = state.open();
  render(<Show opened={opened} language={language} />, document.body);
  await state.steps?.({ hand: createHand(), office: opened.office, language });
  await settled();
  await document.fonts.ready;
  // What the last step has changed is drawn by then.
  requestAnimationFrame(() => requestAnimationFrame(() => tell('shown')));
};

void show().catch((error: unknown) => tell(String(error).split('\n')[0] ?? ''));
