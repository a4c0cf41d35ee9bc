// S36: a web hook that does not get through is an alarm, as long as it lasts: at once where somebody may be in danger.
import type { HookView } from '../../shared/programs';
import { MINUTE_MS } from '../../shared/time';
import type { ServerAlarms } from '../office/serverAlarms';

/** So long a receiver may be away, to be started again or so, before anybody is told. */
const QUIET_MS = 2 * MINUTE_MS;

const isAlarming = ({ trouble, events }: Pick<HookView, 'trouble' | 'events'>): boolean => {
  if (trouble === null) return false;
  const tellsOfDanger = events.some((event) => event.startsWith('emergency.'));
  return trouble.givenUp > 0 || tellsOfDanger || trouble.at - trouble.since >= QUIET_MS;
};

/** Raises and settles by how the hooks stand now. */
export const createHookAlarms = (alarms: Pick<ServerAlarms, 'raise' | 'settle'>) => {
  let raised = new Set<string>();
  return (hooks: readonly Pick<HookView, 'name' | 'trouble' | 'events'>[]): void => {
    const wanted = new Set(hooks.filter(isAlarming).map(({ name }) => name));
    for (const name of raised) if (!wanted.has(name)) alarms.settle('hook', name);
    for (const name of wanted) alarms.raise('hook', name);
    raised = wanted;
  };
};
