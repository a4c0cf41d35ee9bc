// M13: checks the record of a day, line by line: that no line was changed since it was published, and that every call is the
// one that the rules give. It knows nothing of the program that wrote it, and needs nothing but Node: it can be
// copied away and used alone. The format and the rules are in docs/fairness.md.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const MINUTE = 60_000;
const FORMAT = 1;
/** Calls that a person decided on: they are told and counted, and there is nothing to derive. */
const DECIDED = ['outOfOrder', 'back'];

const hashOf = (before, text) => createHash('sha256').update(`${before}\n${text}`).digest('hex');

/** What is known at a line: rules, counters, who waits or is expected, and the calls so far. */
const createState = () => ({
  rules: null,
  counters: new Map(),
  visits: new Map(),
  homes: new Map(),
  calls: [],
  paper: new Set(),
});

const known = (state, name) => state.rules.counters[name];

function isAtWork(state, name, now) {
  const at = state.counters.get(name);
  if (!at?.open || known(state, name) === undefined) return false;
  if (at.paused === null) return true;
  const { since, until } = at.paused;
  return now < (until === null ? since : Math.min(until, since + state.rules.pauseKeepsMin * MINUTE));
}

function covers(state, name, services) {
  const served = state.counters.get(name)?.today ?? known(state, name).serves ?? 'all';
  return served === 'all' || services.every((one) => served.includes(one));
}

/** Whether a counter may serve a visit, or one like that. */
function mayServe(state, name, { services, only = null, back = null }, now) {
  if (back !== null) {
    if (back.counter === name) return true;
    const keeper = state.counters.get(back.counter);
    const keeps = keeper?.open && keeper.paused === null && known(state, back.counter) !== undefined;
    if (keeps && now < back.at + back.anyAfterMin * MINUTE) return false;
  }
  if (only === name) return true;
  if (only !== null && isAtWork(state, only, now)) return false;
  return covers(state, name, services);
}

/** Walk-ins, and appointments that checked in too late. */
const inLine = ({ slotAt, cameAt }, { graceMin }) => slotAt === null || cameAt > slotAt + graceMin * MINUTE;

/** Who stands in the line, whatever counter may serve them. */
const lineOf = (state) =>
  [...state.visits.values()].filter((one) => one.waits && one.back === null && inLine(one, state.rules));

/** Due appointments in a row while somebody stood in the line, among the calls of those whom a counter may serve. */
function runAt(state, name, now) {
  const seen = state.calls.filter((call) => call.counts && !call.isErrand && mayServe(state, name, call, now));
  let run = 0;
  for (const call of seen.reverse()) {
    if (!call.isDue || !call.line.some((one) => mayServe(state, name, one, now))) break;
    run++;
  }
  return run;
}

/** How many a counter has called last, one after the other, who were back. */
function returnsAt(state, name) {
  const own = state.calls.filter((call) => call.counts && call.counter === name).reverse();
  const other = own.findIndex((call) => !call.isErrand);
  return other < 0 ? own.length : other;
}

/** Sorts by the first of these that tells two apart. */
const by =
  (...keys) =>
  (one, other) => {
    for (const key of keys) if (key(one) !== key(other)) return key(one) - key(other);
    return 0;
  };

/** Whom the rules give to a counter at an instant, and by which of them; null where they give nobody. */
function nextFor(state, name, now) {
  const { rules } = state;
  const { prefers } = known(state, name);
  const rank = ({ services }) =>
    Math.min(prefers.length, ...services.map((one) => prefers.indexOf(one)).filter((at) => at >= 0));
  const arrival = [(one) => one.cameAt, (one) => one.order];
  const here = [...state.visits.values()].filter((one) => one.waits && mayServe(state, name, one, now));
  const ordinary = here.filter((one) => one.raisedAt === null && one.back === null);
  const raised = here.filter((one) => one.raisedAt !== null).sort(by((one) => one.raisedAt, ...arrival));
  const back = here
    .filter((one) => one.raisedAt === null && one.back !== null)
    .sort(by((one) => one.back.at, ...arrival));
  const line = ordinary
    .filter((one) => inLine(one, rules))
    .sort(by((one) => one.slotAt ?? one.placeAt ?? one.cameAt, rank, ...arrival));
  const booked = ordinary.filter((one) => !inLine(one, rules)).sort(by((one) => one.slotAt, rank, ...arrival));
  const isDue = booked.length > 0 && now >= booked[0].slotAt - rules.leadMin * MINUTE;
  const run = runAt(state, name, now);

  if (raised.length > 0) return { visit: raised[0], rule: 'raised' };
  const otherwise = isDue || line.length > 0;
  if (back.length > 0 && (returnsAt(state, name) < rules.run || !otherwise)) return { visit: back[0], rule: 'errand' };
  const mayBeDue = line.length === 0 || run < rules.run;
  if (isDue && mayBeDue) return { visit: booked[0], rule: 'due' };
  const forgotten = mayBeDue && back.length === 0 ? forgottenAt(state, name, now) : null;
  if (forgotten !== null) return { visit: forgotten, rule: 'forgotten' };
  if (line.length > 0) return { visit: line[0], rule: isDue ? 'lineAfterRun' : 'line' };
  return booked.length > 0 ? { visit: booked[0], rule: 'early' } : null;
}

/** Somebody who has not checked in and is called all the same: some time after the slot, and not too late for it. */
function forgottenAt(state, name, now) {
  const { forgottenMin, graceMin } = state.rules;
  if (forgottenMin === null) return null;
  const missing = [...state.visits.values()].filter(
    (one) =>
      one.isExpected &&
      now >= one.slotAt + forgottenMin * MINUTE &&
      now <= one.slotAt + graceMin * MINUTE &&
      mayServe(state, name, one, now),
  );
  return (
    missing.sort(
      by(
        (one) => one.slotAt,
        (one) => one.visit,
      ),
    )[0] ?? null
  );
}

/** What is wrong with a call; null if nothing is. */
function faultOf(state, { at, visit, number, counter, rule }) {
  const called = state.visits.get(visit);
  if (known(state, counter) === undefined) return `counter ${counter} is not known`;
  if (!state.counters.get(counter)?.open) return `nobody is at work at counter ${counter}`;
  if (rule !== 'back' && rule !== 'forgotten' && called?.number !== number) return `${number} does not wait`;
  if (DECIDED.includes(rule)) return null;
  const next = nextFor(state, counter, at);
  if (next === null) return `the rules give nobody, and ${number} was called`;
  if (next.visit.visit !== visit)
    return `the rules give ${next.visit.number ?? 'another'} (${next.rule}), and ${number} was called (${rule})`;
  return next.rule === rule ? null : `${number} is called by the rule ${next.rule}, not ${rule}`;
}

function noteCall(state, { call, visit, counter, rule }) {
  const { services = [], only = null } = state.visits.get(visit) ?? {};
  state.calls.push({
    ...{ call, counter, services, only, line: lineOf(state) },
    isDue: rule === 'due' || rule === 'forgotten',
    isErrand: rule === 'errand',
    counts: ![...DECIDED, 'raised'].includes(rule),
  });
}

/**
 * A number drawn at home has the place that was said before its owner came, or that of who comes then. Where the clock was
 * set since, both are as far apart as they were.
 */
function hasItsPlace(state, { visit, waits: { placeAt, cameAt } }) {
  if (placeAt === undefined || placeAt === cameAt) return true;
  const said = state.homes.get(visit);
  const isSaid = said !== undefined && (said.placeAt === placeAt || said.sooner === cameAt - placeAt);
  if (placeAt < cameAt && isSaid) state.homes.set(visit, { placeAt, sooner: cameAt - placeAt });
  return placeAt < cameAt && isSaid;
}

/** Only a number of a paper block can have been called by hand, once, and nobody who stood in the line as it was followed. */
function faultOfPaper(state, number) {
  if (!/^Q\d{3}$/.test(number)) return `${number} is no number from paper`;
  if (state.paper.has(number)) return `${number} is from paper twice`;
  const waits = [...state.visits.values()].some((one) => one.waits && one.number === number);
  return waits ? `${number} waits, and was called by hand` : null;
}

/** Follows a line; answers what is wrong with it, or null. */
function follow(state, line) {
  if (line.rules) state.rules = line.rules;
  else if (state.rules === null) return 'a day begins with its rules';
  else if ('is' in line) state.counters.set(line.counter, line.is);
  // Also of somebody whose check-in was taken back: they wait no longer.
  else if (line.coming) {
    state.homes.set(line.visit, line.coming);
    state.visits.delete(line.visit);
  } else if (line.waits && !hasItsPlace(state, line)) return `${line.waits.number} has a place that nobody gave it`;
  else if (line.waits) state.visits.set(line.visit, { visit: line.visit, ...line.waits, waits: true });
  else if (line.expected) state.visits.set(line.visit, { visit: line.visit, ...line.expected, isExpected: true });
  else if (line.gone) state.visits.delete(line.visit);
  // Called by people, from paper slips: told, and derived from nothing.
  else if (line.paper) {
    const fault = faultOfPaper(state, line.paper);
    state.paper.add(line.paper);
    return fault;
  } else if (line.undone) state.calls = state.calls.filter(({ call }) => !line.undone.includes(call));
  else if (line.call) {
    const fault = faultOf(state, line);
    noteCall(state, line);
    return fault;
  } else return 'a line of no known kind';
  return null;
}

/** A record may be anybody's: what has not the form of one is a fault of it, and none of the checker. */
function followed(state, line) {
  try {
    return follow(state, line);
  } catch {
    return 'it has not the form of a record';
  }
}

/**
 * Checks the text of a record. `faults`: each with the number of its line, from 1, and what is wrong; none where all is right.
 * `head`: the last hash, which the next day begins with.
 */
export function checkDay(text) {
  const lines = text.split('\n').filter((line) => line !== '');
  const state = createState();
  const [faults, byRule] = [[], {}];
  let head = null;
  let day = null;
  for (const [i, line] of lines.entries()) {
    const fault = (what) => faults.push({ line: i + 1, what });
    const [hash, said] = [line.slice(0, 64), line.slice(65)];
    if (line[64] !== ' ') fault('a line is a hash, a blank and what is said');
    let parsed;
    try {
      parsed = JSON.parse(said);
    } catch {
      fault('not JSON');
      continue;
    }
    if (i === 0) {
      if (parsed?.format !== FORMAT) fault(`not a record of format ${FORMAT}`);
      [head, day] = [parsed?.before ?? null, parsed?.day ?? null];
    }
    head = hashOf(head, said);
    if (head !== hash) {
      fault('the hash is not that of this line after those before it');
      head = hash;
    }
    if (i === 0) continue;
    const wrong = followed(state, parsed);
    if (wrong !== null) fault(wrong);
    if (parsed?.call) byRule[parsed.rule] = (byRule[parsed.rule] ?? 0) + 1;
  }
  if (lines.length === 0) faults.push({ line: 1, what: 'empty' });
  return {
    day,
    lines: lines.length,
    calls: Object.values(byRule).reduce((sum, count) => sum + count, 0),
    byRule,
    paper: state.paper.size,
    faults,
    head,
  };
}

function main(files) {
  if (files.length === 0) {
    process.stderr.write('Which record? For example: npm run check-day -- 2026-11-27.txt 2026-11-28.txt\n');
    return 2;
  }
  let isRight = true;
  let before = null;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { day, calls, byRule, paper, faults, head } = checkDay(text);
    const rules = Object.entries(byRule).map(([rule, count]) => `${rule} ${count}`);
    process.stdout.write(`${day}: ${calls} calls (${rules.join(', ')}), last hash ${head}\n`);
    if (paper > 0)
      process.stdout.write(`  ${paper} with numbers from paper: called by people, which no rule can show\n`);
    for (const { line, what } of faults) process.stdout.write(`  line ${line}: ${what}\n`);
    const follows = before === null || JSON.parse(text.slice(65, text.indexOf('\n'))).before === before;
    if (!follows) process.stdout.write('  does not follow on the record before it\n');
    isRight &&= follows && faults.length === 0;
    before = head;
  }
  process.stdout.write(isRight ? 'Every call is the one that the rules give.\n' : 'Not in order.\n');
  return isRight ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = main(process.argv.slice(2));
