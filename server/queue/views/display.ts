// What the waiting room sees: numbers and counters, never more.
import { announcedOn } from '../../../shared/house/announcements';
import { posterView } from '../../../shared/house/look';
import type { CallView, DisplayView } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { spokenTo, volumeAt } from '../../../shared/sound/hall';
import { wallTime } from '../../../shared/time';
import type { Day, Visit } from '../day/day';
import { newcomerForecast } from '../forecast/reception';
import { officeOrder } from '../order/order';
import { waitingGroups } from '../order/serving';
import { counterName, officeView, receptionView, type Scene, signShown } from './parts';

/** So many calls one display has room for; and so many the one that takes the overflow. */
const LATEST_CALLS = 8;
const NEXT_NUMBERS = 6;

type Display = Settings['displays'][number];
const USUAL: Display = { id: '', name: '', part: 'calls', counterIds: null, column: false };

/** D8: nobody who is being called is left out, however many came after. */
const standingNow = (day: Day): number =>
  [...day.counters.values()].filter(({ visitId }) => visitId !== null && day.visits.get(visitId)?.state === 'called')
    .length;

type Said = Day['announcements'][number];

const callView = ({ settings }: Scene, said: Said, visit: Visit): CallView => {
  const at = settings.counters.find(({ id }) => id === said.counterId);
  return {
    announcement: said.announcement,
    number: visit.number ?? '',
    counter: counterName(settings, said.counterId) ?? '',
    calls: visit.calls,
    at: said.at,
    stands: visit.state === 'called',
    spokenIn: spokenTo(settings.sound, visit.language),
    language: visit.language,
    arrow: at?.arrow ?? null,
    placeHint: at?.placeHint ?? null,
  };
};

/** The latest calls and every one that stands, newest first. Each visit stands there once, with its latest call. */
const latestCalls = (day: Day, scene: Scene, most: number, counterIds: readonly string[] | null): CallView[] => {
  const calls = new Map<string, CallView>();
  const seen = new Set<string>();
  let missing = standingNow(day);
  for (let i = day.announcements.length - 1; i >= 0 && (calls.size < most || missing > 0); i--) {
    const said = day.announcements[i];
    const visit = said && day.visits.get(said.visitId);
    if (!said || !visit || visit.number === null || seen.has(visit.id)) continue;
    seen.add(visit.id);
    if (visit.state === 'called') missing -= 1;
    if (counterIds?.includes(said.counterId) ?? true)
      if (calls.size < most || visit.state === 'called') calls.set(visit.id, callView(scene, said, visit));
  }
  return [...calls.values()];
};

/** D5: what a display shows of the calls; an overflow has those that the others have no room for, or the ones before. */
const callsOn = (day: Day, scene: Scene, { part, counterIds }: Display): CallView[] => {
  if (part === 'overflow') return latestCalls(day, scene, 2 * LATEST_CALLS, counterIds).slice(LATEST_CALLS);
  const calls = latestCalls(day, scene, LATEST_CALLS, counterIds);
  const isRelieved = scene.settings.displays.some(
    (one) => one.part === 'overflow' && String(one.counterIds) === String(counterIds),
  );
  return isRelieved ? calls.slice(0, LATEST_CALLS) : calls;
};

const nextNumbers = (day: Day, scene: Scene): string[] =>
  officeOrder({ ...scene, day }, scene.once(day, waitingGroups), NEXT_NUMBERS).map(
    ({ id }) => day.visits.get(id)?.number ?? '',
  );

/** D10: nobody waits, is called or served. */
const isAtRest = (day: Day): boolean =>
  day.waiting.size === 0 && [...day.counters.values()].every(({ visitId }) => visitId === null);

const isOutOfHours = (reception: DisplayView['reception']): boolean =>
  reception.state === 'closed' && reception.closed.why === 'hours';

/** D1-D3, D5, D8-D10. */
export const displayView = (day: Day, scene: Scene, displayId: string): DisplayView => {
  const { settings } = scene;
  const reception = scene.once(day, receptionView);
  const { sound, office } = settings;
  const display = settings.displays.find(({ id }) => id === displayId) ?? USUAL;
  const { showNext, showForecast, moves, darkAtNight } = settings.display;
  const isOverflow = display.part === 'overflow';
  const isQuiet = isAtRest(day);
  return {
    screen: 'display',
    office: officeView(settings),
    calls: callsOn(day, scene, display),
    gong: isOverflow ? null : sound.gong,
    voice: !isOverflow && sound.voice.length > 0,
    volume: volumeAt(sound, wallTime(scene.now, office.timeZone).time),
    run: settings.policy.run,
    next: showNext ? scene.once(day, nextNumbers) : null,
    // Nobody is told the wait of a ticket that is not given.
    forecast: showForecast && reception.state !== 'locked' ? newcomerForecast(scene.receptions()) : null,
    reception,
    sign: signShown(day, scene),
    announcements: announcedOn(settings, scene.now, 'displayIds', displayId).map(({ text, poster }) => ({
      text,
      poster: posterView(poster),
    })),
    isOverflow,
    column: display.column,
    moves,
    isQuiet,
    isDark: darkAtNight && isQuiet && isOutOfHours(reception),
  };
};
