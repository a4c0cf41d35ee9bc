// M18: an appointment on its way to another office. Where it stands is in the log alone: after a crash at any moment it goes on.
import type { There } from '../../shared/offices/elsewhere';
import type { LetterFate, Reply } from '../../shared/protocol';
import type { Refusal } from '../../shared/refusals';
import { dayAfter, MINUTE_MS } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { Day, Elsewhere, Visit } from '../queue/day/day';
import type { Neighbours } from './asking';

/** Later than that it is asked only whether it was taken: whoever asked for it has been told that it was not yet. */
const LATE_MS = MINUTE_MS;
const AGAIN_MS = 10_000;
/** Each asks the database first. */
const MOST_AT_ONCE = 4;
/** Of days that are over: as many are looked through at a start. */
const DAYS_BACK = 7;

/** `silent`: the other office has not answered. `stays`: it cannot take it, or something else has become of it here. */
export type Outcome =
  | { is: 'there'; there: There; letter: LetterFate }
  | { is: 'silent' }
  | { is: 'stays'; refusal: Refusal | null };

type Place = { day: string; visitId: string };
type Asked = Extract<Elsewhere, { is: 'asked' }>;

export type SendingParts = {
  branch: Pick<Branch, 'handleOwn' | 'daysAhead' | 'anyDay' | 'today' | 'now' | 'settings' | 'subscribe'>;
  neighbours: Pick<Neighbours, 'take' | 'giveBack'>;
  /** What this office is called in the database. */
  office: string;
  log: Pick<Logger, 'error'>;
};

const STAYS: Outcome = { is: 'stays', refusal: null };
const keyOf = ({ day, visitId }: Place): string => `${day} ${visitId}`;
const isAsked = ({ elsewhere }: Visit): boolean => elsewhere?.is === 'asked';
const offeredOn = (day: Day): Place[] =>
  [...day.visits.values()].filter(isAsked).map(({ id }) => ({ day: day.day, visitId: id }));

export const createSending = ({ branch, neighbours, office, log }: SendingParts) => {
  const open = new Map<string, Place & { nextAt: number }>();
  const underWay = new Map<string, Promise<Outcome>>();
  let isClosed = false;

  const visitAt = async ({ day, visitId }: Place) => {
    const found = await branch.anyDay(day);
    return { on: found, visit: found.visits.get(visitId) };
  };

  const stay = async (place: Place, { transferId }: Asked, refusal: Refusal | null): Promise<Outcome> => {
    const kept = await branch.handleOwn({ type: 'keepHere', ...place, transferId });
    return kept.ok ? { is: 'stays', refusal } : { is: 'silent' };
  };

  const giveUp = async (place: Place, asked: Asked): Promise<Outcome> => {
    const back = await neighbours.giveBack(asked.office, { transferId: asked.transferId, slotAt: asked.slotAt });
    return back?.ok ? stay(place, asked, null) : { is: 'silent' };
  };

  const send = async (place: Place, on: Day, visit: Visit, asked: Asked): Promise<Outcome> => {
    const { transferId, serviceIds, slotAt, since } = asked;
    const { name, email = null, phone = null } = on.bookers.get(visit.id) ?? {};
    const isLate = branch.now() - since > LATE_MS;
    // No letter has told its owner of the other one, and nobody who moved it has seen an answer.
    if (isLate && email === null) return giveUp(place, asked);
    const said = await neighbours.take(asked.office, {
      ...{ serviceIds, slotAt, persons: visit.persons, language: visit.language },
      from: { transferId, office, name: branch.settings().office.name },
      contact: name === undefined ? null : { name, email, phone },
      isLate,
    });
    // What it could not store it may have stored before.
    if (said === null || (!said.ok && said.refusal.code === 'storageFailed')) return { is: 'silent' };
    if (!said.ok) return stay(place, asked, said.refusal as Refusal);
    const there: There = { office: asked.office, name: asked.name, ...said.result };
    const left = (await branch.handleOwn({ type: 'leaveAppointment', ...place, transferId, there })) as Reply<{
      letter: LetterFate;
    }>;
    if (left.ok) return { is: 'there', there, letter: left.result.letter };
    // Somebody has checked in or cancelled meanwhile: the other office gives it back.
    return left.refusal.code === 'notChangeable' ? step(place) : { is: 'silent' };
  };

  const step = async (place: Place): Promise<Outcome> => {
    const { on, visit } = await visitAt(place);
    const asked = visit?.elsewhere;
    if (visit === undefined || asked?.is !== 'asked') return STAYS;
    if (visit.state === 'booked' && on.state !== 'closed') return send(place, on, visit, asked);
    // Nobody came here: if the other office has it, it is there that they come. A day that is closed may still open again.
    if (visit.state === 'missed' && visit.number === null)
      return on.day < branch.today().day ? stay(place, asked, null) : { is: 'silent' };
    return giveUp(place, asked);
  };

  const drive = (place: Place): Promise<Outcome> => {
    const key = keyOf(place);
    const going = underWay.get(key);
    if (going !== undefined) return going;
    const taken = step(place)
      .then((outcome) => {
        // Behind the others, which have their turn before it has another.
        open.delete(key);
        if (outcome.is === 'silent') open.set(key, { ...place, nextAt: branch.now() + AGAIN_MS });
        return outcome;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, taken);
    return taken;
  };

  const look = (): void => {
    for (const { nextAt, ...place } of open.values())
      if (!isClosed && nextAt <= branch.now() && underWay.size < MOST_AT_ONCE)
        drive(place).catch((error: unknown) => log.error({ error }, 'an appointment could not be sent on'));
  };

  const remember = (places: readonly Place[]): void => {
    for (const place of places) if (!open.has(keyOf(place))) open.set(keyOf(place), { ...place, nextAt: 0 });
  };

  return {
    /** One step further, now; what is under way already is waited for. */
    drive,
    /** What was on its way when the program ended goes on; later ones where nobody waits for their answer. */
    begin: async (): Promise<void> => {
      for (const day of branch.daysAhead()) remember(offeredOn(day));
      const today = branch.today().day;
      for (let back = 1; back <= DAYS_BACK && !isClosed; back++)
        remember(offeredOn(await branch.anyDay(dayAfter(today, -back))));
      look();
    },
    /** To be called every second or so. */
    look,
    close: async (): Promise<void> => {
      isClosed = true;
      await Promise.allSettled(underWay.values());
    },
  };
};
export type Sending = ReturnType<typeof createSending>;
