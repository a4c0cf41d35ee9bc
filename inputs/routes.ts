// Which routes there are: written down while the office registers them, so that a new one is asked on the day it is written.
import express from 'express';

/** A route as it was registered: `/api/appointments/:key/move`, `post`. */
export type Registered = { path: string; method: string };

type Recorded = { path: unknown; methods: Record<string, boolean> };
type Application = { route: (path: unknown) => Recorded };

/** Writes down every route that is registered from now on; `list` says them. `end` writes down no more. */
export const recordRoutes = () => {
  const application = express.application as unknown as Application;
  const { route } = application;
  const recorded: Recorded[] = [];
  application.route = function (this: Application, path: unknown) {
    const made = route.call(this, path);
    recorded.push(made);
    return made;
  };
  const list = (): Registered[] => {
    const all = recorded.flatMap(({ path, methods }) =>
      [path].flat().flatMap((one) => Object.keys(methods).map((method) => ({ path: String(one), method }))),
    );
    // `_all` is what refuses the other methods of an address.
    const named = all
      .filter(({ method }) => method !== '_all')
      .map((one) => [`${one.method} ${one.path}`, one] as const);
    return [...new Map(named).values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  };
  return { list, end: (): void => void Object.assign(application, { route }) };
};
