// What a browser can be paired as, and the links that pair it.
import type { Role } from '../../shared/actors';
import type { Settings } from '../../shared/settings';

export type Station = { role: Role; stationId: string; name: string };
/** A link that pairs the browser which opens it, and what that makes of it. */
export type PairingLink = Station & { path: string };

/** Ids of what a browser can be paired as, by role. The administration is one place. */
export const stationsOf = (settings: Settings): Station[] => [
  ...settings.kiosks.map(({ id, name }) => ({ role: 'kiosk' as const, stationId: id, name })),
  ...settings.displays.map(({ id, name }) => ({ role: 'display' as const, stationId: id, name })),
  ...settings.counters.map(({ id, name }) => ({ role: 'counter' as const, stationId: id, name })),
  { role: 'admin', stationId: 'admin', name: '' },
];

export const isStation = (settings: Settings, role: Role, stationId: string): boolean =>
  stationsOf(settings).some((one) => one.role === role && one.stationId === stationId);

/** Words by which a station is named at a terminal, the usual one first: 'counter-3', 'schalter-3', 'counter' if it is the only one. */
export const wordsForStations = (settings: Settings): { station: Station; words: string[] }[] => {
  const stations = stationsOf(settings);
  return stations.map((station) => {
    const { role, stationId } = station;
    const alike = stations.filter((one) => one.role === role);
    const nth = `${role}-${alike.indexOf(station) + 1}`;
    return { station, words: alike.length === 1 ? [role, nth, stationId] : [nth, stationId] };
  });
};

/** A link's path: it pairs the browser that opens it, once. The code stands behind the #, where no log sees it. */
export const pairingPath = (role: Role, code: string): string => `/${role}/#pair=${code}`;
