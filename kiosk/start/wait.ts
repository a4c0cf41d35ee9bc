// How long it takes now, as the kiosk says it once for all that it offers.
import type { Forecast } from '../../shared/printing';
import type { KioskService } from '../../shared/protocol';

export type CommonWait = {
  forecast: Forecast | null;
  /** People before whoever draws now; null where that depends on the matter. */
  waiting: number | null;
  /** It is the same whatever somebody comes for. */
  isSame: boolean;
};

/** From the shortest to the longest wait of what gives tickets now; null where nothing does. */
export const commonWait = (services: readonly KioskService[]): CommonWait | null => {
  const open = services.filter(({ closed }) => closed === null);
  const [first] = open;
  if (first === undefined) return null;
  const told = open.flatMap(({ forecast }) => forecast ?? []);
  const isSame = open.every(
    ({ waiting, forecast }) =>
      waiting === first.waiting &&
      forecast?.fromMin === first.forecast?.fromMin &&
      forecast?.toMin === first.forecast?.toMin,
  );
  if (isSame) return { forecast: first.forecast, waiting: first.waiting, isSame };
  const fromMin = Math.min(...told.map((one) => one.fromMin));
  const toMin = Math.max(...told.map((one) => one.toMin));
  return { forecast: told.length === 0 ? null : { fromMin, toMin }, waiting: null, isSame };
};
