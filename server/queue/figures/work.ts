// K7: what was really done, counted over visits and over days.
import type { Work } from '../../../shared/events';
import type { Hindrance, WorkFigures } from '../../../shared/figures/reports';

const NOTHING: WorkFigures = { noted: 0, notNoted: 0, persons: 0, services: [], hindrances: [] };

/** What one visit that is over adds to it; null where nobody has noted anything. */
export const workOfVisit = (work: Work | null): WorkFigures => {
  if (work === null) return { ...NOTHING, notNoted: 1 };
  const { services, persons, hindrance } = work;
  const counted = services.map(({ serviceId, count }) => ({
    serviceId,
    done: count,
    notDone: count === 0 && hindrance !== null ? 1 : 0,
  }));
  return {
    ...{ noted: 1, notNoted: 0, persons },
    services: counted.filter(({ done, notDone }) => done + notDone > 0),
    hindrances: hindrance === null ? [] : [{ hindrance, visits: 1 }],
  };
};

/** The sum of any number of them, services and hindrances by their ids. */
export const createWork = () => {
  const sum = { noted: 0, notNoted: 0, persons: 0 };
  const services = new Map<string, WorkFigures['services'][number]>();
  const hindrances = new Map<Hindrance, number>();
  return {
    add: (work: WorkFigures): void => {
      sum.noted += work.noted;
      sum.notNoted += work.notNoted;
      sum.persons += work.persons;
      for (const { serviceId, done, notDone } of work.services) {
        const before = services.get(serviceId) ?? { serviceId, done: 0, notDone: 0 };
        services.set(serviceId, { serviceId, done: before.done + done, notDone: before.notDone + notDone });
      }
      for (const { hindrance, visits } of work.hindrances)
        hindrances.set(hindrance, (hindrances.get(hindrance) ?? 0) + visits);
    },
    figures: (): WorkFigures => ({
      ...sum,
      services: [...services.values()].sort((one, other) => (one.serviceId < other.serviceId ? -1 : 1)),
      hindrances: [...hindrances]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([hindrance, visits]) => ({ hindrance, visits })),
    }),
  };
};
