// X13: what is kept of one person, with what the days say of it; and its deletion, in the file, its log and the memory.
import { z } from 'zod';
import type { Actor } from '../../shared/actors';
import type { CommandOf } from '../../shared/commands';
import type { DeletedResult, HeldResult, HeldVisit } from '../../shared/privacy';
import { textSchema } from '../../shared/settings';
import { newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import type { FileCare } from '../office/fileCare';
import { serviceNames } from '../queue/views/parts';
import type { Store } from '../storage/port';
import { type TakeStep, unchanged } from '../storage/steps';

const answersSchema = z.array(z.object({ label: textSchema, value: textSchema }));

export type HeldParts = {
  store: Pick<Store, 'looking' | 'wishes'>;
  take: TakeStep;
  branch: Pick<Branch, 'settings' | 'anyDay' | 'handle'>;
  fileCare: Pick<FileCare, 'sweep'>;
};

type Found = Awaited<ReturnType<typeof foundBy>>;
const foundBy = (store: HeldParts['store'], text: string) => store.looking('visitor', { text });

export const createHeld = ({ store, take, branch, fileCare }: HeldParts) => {
  const visitOf = async (row: Found['visits'][number]): Promise<HeldVisit> => {
    const { day: name, visit_id: visitId, place, note } = row;
    const visit = (await branch.anyDay(name)).visits.get(visitId);
    return {
      ...{ day: name, visitId, name: row.name, email: row.email, phone: row.phone, externalId: row.external_id },
      ...{ code: visit?.code ?? null, number: visit?.number ?? null, slotAt: visit?.slotAt ?? null },
      ...{ state: visit?.state ?? null, via: visit?.via ?? null, language: visit?.language ?? null },
      services: visit ? serviceNames(branch.settings(), visit.serviceIds) : [],
      persons: visit?.persons ?? null,
      ...{ hasNetwork: row.network !== null, bookedAt: row.booked_at, deleteOn: row.delete_on, letters: row.letters },
      answers: answersSchema.parse(JSON.parse(row.answers)),
      remark: place === null ? null : { place, note: note ?? '' },
    };
  };

  const wishOf = (row: Found['wishes'][number]): HeldResult['wishes'][number] => ({
    ...{ id: row.id, email: row.email, persons: row.persons, from: row.from_day, to: row.to_day },
    services: serviceNames(branch.settings(), JSON.parse(row.service_ids) as string[]),
    ...{ language: row.language, joinedAt: row.joined_at, confirmedAt: row.confirmed_at, toldAt: row.told_at },
    deleteOn: row.delete_on,
  });

  const forget = async ({ day, visitId, isCancelled }: Asked['visits'][number], by: Actor) => {
    const ask = (command: CommandOf<'cancelAppointment' | 'forgetVisitor'>) =>
      branch.handle({ id: newToken(), by, command });
    const cancelled = isCancelled && (await ask({ type: 'cancelAppointment', day, visitId })).ok;
    const forgotten = (await ask({ type: 'forgetVisitor', day, visitId })).ok;
    return { cancelled, forgotten };
  };

  return {
    find: async (text: string): Promise<HeldResult> => {
      const { visits, wishes, isMore } = await foundBy(store, text);
      return { visits: await Promise.all(visits.map(visitOf)), wishes: wishes.map(wishOf), isMore };
    },
    /** What has moved on meanwhile is left out and not counted: it is found again. */
    remove: async ({ visits, wishIds }: Asked, by: Actor): Promise<DeletedResult> => {
      const gone = await Promise.all(visits.map((one) => forget(one, by)));
      const left = await take(async () => {
        const there = await Promise.all(wishIds.map((id) => store.wishes.named(id)));
        const known = there.flatMap((wish) => (wish === null ? [] : [wish.id]));
        if (known.length === 0) return unchanged(0);
        return { result: known.length, changes: known.map((id) => ({ type: 'forgetWish', id }) as const) };
      });
      return {
        visits: gone.filter(({ forgotten }) => forgotten).length,
        cancelled: gone.filter(({ cancelled }) => cancelled).length,
        wishes: left,
        isHeld: !(await fileCare.sweep()),
      };
    },
  };
};
type Asked = Pick<CommandOf<'deletePersonalData'>, 'visits' | 'wishIds'>;
