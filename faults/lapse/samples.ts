// What a program takes, looked at once an office's hour, and whether it grows by what it does. Pure.

/** One look: what the heap holds when it has been tidied, and how much there is of what keeps a process alive. */
export type Sample = {
  /** Hours of the office's time since the beginning. */
  hour: number;
  heap: number;
  /** How many objects there are, listeners and promises among them: code and caches of the engine are none. */
  objects: number;
  /** By kind: sockets, timers, files. */
  handles: { [kind: string]: number };
  files: number;
  /** Tickets drawn by then. */
  tickets: number;
};

/** Bytes that each ticket may leave for good: less than an entry of a list with the id of a visit, or a listener. */
export const MOST_BYTES_OF_EACH = 60;
/** What the engine learns of functions that it has not met before, and gives back, from one night to another one: not of tickets. */
export const ENGINE_BYTES = 600_000;
/** Objects that a night may have more than another: of each ticket not even one, nor a listener. */
const MOST_OBJECTS_OF_EACH = 0.2;
const OBJECTS_BY_THEMSELVES = 1000;
/** What comes and goes by itself: a timer of the night, a look at a folder. */
const BY_ITSELF = 6;
const DAY_HOURS = 24;
/** Of a night these hours: what was of the day has gone by then. */
const [FROM, TO] = [2, 6];

/** Whether it is looked at so many hours after the beginning, at `beganAt` of the first day. */
export const isLookedAt = (hour: number, beganAt: number): boolean => {
  const ofDay = (beganAt + hour) % DAY_HOURS;
  return ofDay >= FROM && ofDay < TO && beganAt + hour >= DAY_HOURS;
};

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

export type Night = {
  heap: number;
  objects: number;
  files: number;
  tickets: number;
  handles: { [kind: string]: number };
};

/** Of each night the middle of its samples. `beganAt`: the hour of the day of the first one. */
export const nightsOf = (samples: readonly Sample[], beganAt: number): Night[] => {
  const nights = new Map<number, Sample[]>();
  for (const sample of samples) {
    const hour = beganAt + sample.hour;
    const day = Math.floor(hour / DAY_HOURS);
    if (!isLookedAt(sample.hour, beganAt)) continue;
    nights.set(day, [...(nights.get(day) ?? []), sample]);
  }
  return [...nights.values()].map((all) => {
    const kinds = new Set(all.flatMap(({ handles }) => Object.keys(handles)));
    const handles = [...kinds].map((kind) => [kind, middle(all.map((one) => one.handles[kind] ?? 0))] as const);
    return {
      heap: middle(all.map(({ heap }) => heap)),
      objects: middle(all.map(({ objects }) => objects)),
      files: middle(all.map(({ files }) => files)),
      tickets: middle(all.map(({ tickets }) => tickets)),
      handles: Object.fromEntries(handles),
    };
  });
};

/** What each ticket between two nights has left, in bytes. */
export const bytesOfEach = (first: Night, last: Night): number =>
  Math.round((last.heap - first.heap) / Math.max(1, last.tickets - first.tickets));

/** In words, what has grown between the first night and the last one; the first day is for everything that is only begun once. */
export const growthOf = (nights: readonly Night[]): string[] => {
  const [first, last] = [nights[0], nights.at(-1)];
  if (first === undefined || last === undefined || first === last) return ['there were no two nights'];
  const grown: string[] = [];
  const tickets = last.tickets - first.tickets;
  if (last.heap - first.heap > ENGINE_BYTES + MOST_BYTES_OF_EACH * tickets)
    grown.push(`each ticket left ${bytesOfEach(first, last)} bytes of memory`);
  if (last.objects - first.objects > OBJECTS_BY_THEMSELVES + MOST_OBJECTS_OF_EACH * tickets)
    grown.push(`${last.objects} objects instead of ${first.objects}`);
  if (last.files > first.files + BY_ITSELF)
    grown.push(`${last.files} open files and sockets instead of ${first.files}`);
  for (const [kind, count] of Object.entries(last.handles))
    if (count > (first.handles[kind] ?? 0) + BY_ITSELF)
      grown.push(`${count} ${kind} instead of ${first.handles[kind] ?? 0}`);
  return grown;
};
