// F11: when somebody is called whose number was drawn at home: before it stand also those who come until its owner would be there.
import { onTheWay, type Visit } from '../day/day';
import { type Newcomer, type Outlook, projectCalls } from '../forecast/forecast';
import { comingUntil } from './coming';

/** Minutes from now until the call of somebody who draws a number at home now; null while nobody serves them. */
export const expectedFromHome = (
  outlook: Outlook,
  newcomer: Newcomer & { home: NonNullable<Visit['home']> },
): number | null =>
  projectCalls(outlook, newcomer, 'none', comingUntil(outlook, newcomer.home.placeAt)).get(newcomer.id) ?? null;

/** Minutes from now until the call of each who is on the way with a number from home, by visit. */
export const minutesOnTheWay = (outlook: Outlook): Map<string, number> => {
  const last = onTheWay(outlook.day).reduce((latest, { home }) => Math.max(latest, home.placeAt), outlook.now);
  return projectCalls(outlook, null, 'none', comingUntil(outlook, last));
};
