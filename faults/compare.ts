// The clients' record against the file: what was answered is there, once; what was refused is not.
import type { Logged } from './log';
import type { Act, Kind } from './record';

/** What is wrong, in words, each with what it is about. */
export type Wrong = {
  what: 'lost' | 'other' | 'twice' | 'double' | 'refusedAndDone' | 'unproved' | 'broken';
  which: string;
};

const EVENT_OF: { [kind in Kind]: string } = {
  ticket: 'ticketDrawn',
  call: 'ticketCalled',
  begin: 'serviceBegan',
  finish: 'visitFinished',
  booking: 'appointmentBooked',
};
/** What an answer says that stands in the event, too. */
const SAID: { [kind in Kind]: readonly string[] } = {
  ticket: ['visitId', 'number'],
  call: ['visitId'],
  begin: [],
  finish: [],
  booking: ['key', 'code', 'slotAt'],
};

const byCommand = (events: readonly Logged[]): Map<string, Logged[]> => {
  const found = new Map<string, Logged[]>();
  for (const event of events) found.set(event.commandId, [...(found.get(event.commandId) ?? []), event]);
  return found;
};

const asObject = (value: unknown): { [field: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const wrongsOf = (act: Act, events: readonly Logged[]): Wrong[] => {
  const { id, kind, answer, refusal } = act;
  const own = events.filter(({ event }) => event.type === EVENT_OF[kind]);
  if (own.length > 1) return [{ what: 'twice', which: `${kind} ${id}` }];
  // Whoever asked several times may have been answered by the one that did it, and refused by a later one.
  if (refusal !== null && refusal.tries === 1 && events.length > 0)
    return [{ what: 'refusedAndDone', which: `${kind} ${id} ${refusal.code}` }];
  if (answer === null) return [];
  const [first] = own;
  if (first === undefined) return [{ what: 'lost', which: `${kind} ${id} ${JSON.stringify(answer.result)}` }];
  const said = asObject(answer.result);
  const differs = SAID[kind].filter((field) => said[field] !== first.event[field]);
  return differs.length > 0 ? [{ what: 'other', which: `${kind} ${id}: ${differs.join(', ')}` }] : [];
};

/** Everything that the record knows and the file does not say, or says otherwise. */
export const compare = (acts: Iterable<Act>, events: readonly Logged[]): Wrong[] => {
  const stored = byCommand(events);
  return [...acts].flatMap((act) => wrongsOf(act, stored.get(act.id) ?? []));
};

const ENDS = new Set(['visitFinished', 'visitMissed', 'visitLeft', 'appointmentCancelled']);
const BACK = new Set(['visitReturned', 'visitHandedOn', 'visitReportedBack', 'actUndone', 'visitParked']);

/** N2: numbers that two open visits of one day had at once; M: visits that were called twice without going back between. */
export const doubled = (events: readonly Logged[]): Wrong[] => {
  const wrongs: Wrong[] = [];
  const open = new Map<string, string>();
  const numbers = new Map<string, string>();
  const called = new Set<string>();
  for (const { day, event } of events) {
    const visitId = String(event['visitId'] ?? '');
    if (typeof event['number'] === 'string') {
      const number = `${day} ${event['number']}`;
      if (open.has(number) && open.get(number) !== visitId) wrongs.push({ what: 'double', which: number });
      open.set(number, visitId);
      numbers.set(visitId, number);
    }
    if (event.type === 'ticketCalled') {
      if (called.has(visitId)) wrongs.push({ what: 'twice', which: `called ${numbers.get(visitId) ?? visitId}` });
      called.add(visitId);
    }
    if (BACK.has(event.type)) called.delete(visitId);
    if (ENDS.has(event.type)) open.delete(numbers.get(visitId) ?? '');
  }
  return wrongs;
};

export type Slips = { printed: number; unproved: number; notSent: number; wrongs: Wrong[] };

/** P2: each slip against the paper: printed is once, not sent is never, and whatever else is known as unproved. */
export const slipsOf = (events: readonly Logged[], paper: ReadonlyMap<string, number>): Slips => {
  const numbers = new Map<string, string>();
  const slips = new Map<string, { number: string; state: string }>();
  for (const { event } of events) {
    if (typeof event['number'] === 'string') numbers.set(String(event['visitId']), event['number']);
    const slipId = String(event['slipId'] ?? '');
    if (event.type === 'slipQueued')
      slips.set(slipId, { number: numbers.get(String(event['visitId'])) ?? '', state: 'queued' });
    const slip = slips.get(slipId);
    if (event.type === 'slipReported' && slip) slip.state = String(event['state']);
  }
  const all = [...slips.values()];
  const count = (state: string) => all.filter((slip) => slip.state === state).length;
  // A clock that is wrong at a start makes another day, which has the same numbers.
  const wrongs = [...new Set(all.map(({ number }) => number))].flatMap((number): Wrong[] => {
    const states = all.filter((slip) => slip.number === number).map(({ state }) => state);
    const least = states.filter((state) => state === 'printed').length;
    const most = states.filter((state) => state !== 'notSent').length;
    const times = paper.get(number) ?? 0;
    if (times >= least && times <= most) return [];
    return [{ what: 'unproved', which: `slip ${number} is ${states.join(', ')} and came out ${times} times` }];
  });
  return {
    printed: count('printed'),
    notSent: count('notSent'),
    unproved: all.length - count('printed') - count('notSent'),
    wrongs,
  };
};
