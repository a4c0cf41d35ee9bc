// What the waiting room sees: numbers and counters, never more.
import { announcedOn } from '../../../shared/house/announcements';
import type { CallView, DisplayView } from '../../../shared/protocol';
import { spokenTo, volumeAt } from '../../../shared/sound/hall';
import { wallTime } from '../../../shared/time';
import type { Day } from '../day/day';
import { newcomerForecast, officeReception } from '../forecast/reception';
import { officeOrder } from '../order/order';
import { counterName, officeView, type Scene, signShown } from './parts';

const LATEST_CALLS = 8;
const NEXT_NUMBERS = 6;

/** Each visit stands there once, with its latest call. */
const latestCalls = (day: Day, { settings }: Scene): CallView[] => {
  const calls = new Map<string, CallView>();
  for (let i = day.announcements.length - 1; i >= 0 && calls.size < LATEST_CALLS; i--) {
    const said = day.announcements[i];
    const visit = said && day.visits.get(said.visitId);
    if (!said || !visit || visit.number === null || calls.has(visit.id)) continue;
    const counter = counterName(settings, said.counterId) ?? '';
    calls.set(visit.id, {
      announcement: said.announcement,
      number: visit.number,
      counter,
      calls: visit.calls,
      at: said.at,
      stands: visit.state === 'called',
      spokenIn: spokenTo(settings.sound, visit.language),
    });
  }
  return [...calls.values()];
};

/** D1-D3. */
export const displayView = (day: Day, scene: Scene, displayId: string): DisplayView => {
  const { settings } = scene;
  const moment = { ...scene, day };
  const reception = officeReception(moment, scene.receptions());
  const { sound, display, office } = settings;
  const { showNext, showForecast } = display;
  const numberOf = (id: string) => day.visits.get(id)?.number ?? '';
  return {
    screen: 'display',
    office: officeView(settings),
    calls: latestCalls(day, scene),
    gong: sound.gong,
    voice: sound.voice.length > 0,
    volume: volumeAt(sound, wallTime(scene.now, office.timeZone).time),
    run: settings.policy.run,
    next: showNext
      ? officeOrder(moment)
          .slice(0, NEXT_NUMBERS)
          .map((call) => numberOf(call.id))
      : null,
    // Nobody is told the wait of a ticket that is not given.
    forecast: showForecast && reception.state !== 'locked' ? newcomerForecast(scene.receptions()) : null,
    reception,
    sign: signShown(scene),
    announcements: announcedOn(settings, scene.now, 'displayIds', displayId),
  };
};
