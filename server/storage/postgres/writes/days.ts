// A turn as statements, in the order in which they count.
import { foldAddress } from '../../../../shared/contacts';
import type { StoredEvent } from '../../../../shared/events';
import { dayAfter, dayOf } from '../../../../shared/time';
import type { Booker } from '../../../queue/day/day';
import type { Turn } from '../../port';
import type { Statement, Statements } from '../session/statements';
import { turnLetter } from './mail';
import { marksOf } from './marks';
import { noticeWrite } from './systems';

const bookerWrite = ({ replace }: Statements, day: string, booker: Booker): Statement => {
  const { visitId, name, email, phone, externalId, deleteOn, origin, answers } = booker;
  return replace('bookers', ['day', 'visit_id'], {
    ...{ day, visit_id: visitId, name, email, phone, external_id: externalId, is_open: 1, delete_on: deleteOn },
    ...{ folded: email === null ? null : foldAddress(email), network: origin?.network.narrow ?? null },
    ...{ wide_network: origin?.network.wide ?? null, booked_at: origin?.at ?? null, answers: JSON.stringify(answers) },
  });
};

/** A booker goes with the appointment when it moves; after a cancellation there is a mail to be sent, and no more. */
const followBooker = ({ statement, remove }: Statements, { day, at, event }: StoredEvent): Statement[] => {
  if (event.type !== 'appointmentCancelled') return [];
  const { visitId, movedTo } = event;
  if (movedTo !== null) return [remove('bookers', { day, visit_id: visitId })];
  return [
    statement(
      'UPDATE bookers SET is_open = 0, delete_on = least(delete_on, $2) WHERE office = $1 AND day = $3 AND visit_id = $4',
      ...[dayAfter(dayOf(at, 'UTC'), 1), day, visitId],
    ),
  ];
};

const eventWrite = ({ insert }: Statements, { stored, answer }: Turn['events'][number]): Statement => {
  const { day, version, at, by, commandId, event } = stored;
  const [asked, happened] = [JSON.stringify(by), JSON.stringify(event)];
  return insert('events', {
    ...{ day, version, at, by: asked, command_id: commandId, type: event.type, event: happened },
    ...{ answer: answer?.reply ?? null, digest: answer?.digest ?? null, ...marksOf(event.type, asked, happened) },
  });
};

const settingsWrite = ({ insert }: Statements, saved: NonNullable<Turn['settings']>): Statement => {
  const { version, at, by, settings, commandId, answer, after } = saved;
  return insert('settings', {
    ...{ version, at, by: JSON.stringify(by), settings: JSON.stringify(settings), command_id: commandId },
    ...{ answer: answer?.reply ?? null, digest: answer?.digest ?? null },
    ...{ day: after?.day ?? null, day_version: after?.version ?? null },
  });
};

const FORGET = ['bookers', 'remarks', 'letters', 'pushes'];

/** All that a turn leaves but its audit. */
export const turnWrites = (made: Statements): ((turn: Turn) => Statement[]) => {
  const { replace, remove } = made;
  const letterWrite = turnLetter(made);
  return (turn) => [
    // Before the events: a cancellation of the same turn takes the booker away again.
    ...turn.bookers.map(({ day, booker }) => bookerWrite(made, day, booker)),
    ...turn.events.flatMap((event) => [eventWrite(made, event), ...followBooker(made, event.stored)]),
    ...turn.letters.flatMap(letterWrite),
    ...turn.notices.map((notice) => noticeWrite(made, notice)),
    ...turn.lessons.map(({ day, lesson }) => replace('lessons', ['day'], { day, lesson: JSON.stringify(lesson) })),
    ...turn.remarks.map(({ day, remark: { visitId, place, note, before } }) =>
      replace('remarks', ['day', 'visit_id'], { day, visit_id: visitId, place, note, before: JSON.stringify(before) }),
    ),
    ...turn.forgotten.flatMap(({ day, visitId }) => FORGET.map((table) => remove(table, { day, visit_id: visitId }))),
    ...(turn.settings === null ? [] : [settingsWrite(made, turn.settings)]),
  ];
};
