// W9: what somebody comes for, and what can be added to it.
import type { KioskService, KioskView } from '../../shared/protocol';
import { isClosed } from '../start/noTicketReason';
import type { Wish } from '../visitor';

/** As many as stand on every glass with the button that draws below them. */
const MOST_SERVICES = 4;

/** What is wished, as the kiosk knows it now. */
export type KnownWish = { services: KioskService[]; persons: number };

export const wishOf = ({ services }: Pick<KioskView, 'services'>, { serviceIds, persons }: Wish): KnownWish => ({
  services: serviceIds.flatMap((id) => services.find((one) => one.id === id) ?? []),
  persons,
});

export const idsOf = (services: readonly KioskService[]): string[] => services.map(({ id }) => id);

/** At which counters all of it is done. */
const countersOf = (services: readonly KioskService[]): string[] =>
  services.reduce<string[]>(
    (ids, { counterIds }, i) => (i === 0 ? counterIds : ids.filter((id) => counterIds.includes(id))),
    [],
  );

/** What can be drawn together with it now. */
export const addableTo = (chosen: readonly KioskService[], all: readonly KioskService[]): KioskService[] =>
  chosen.length >= MOST_SERVICES
    ? []
    : all.filter(
        (service) => !chosen.includes(service) && !isClosed(service) && countersOf([...chosen, service]).length > 0,
      );

/** Whose wait is that of all of it together, because it is done at the same counters; null for none. */
export const sameWait = (services: readonly KioskService[]): KioskService | null => {
  const together = countersOf(services);
  return services.find(({ counterIds }) => counterIds.length === together.length) ?? null;
};
