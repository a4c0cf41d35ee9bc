// Changes of the outbox, the waiting list and phones that ring, as statements.
import { foldAddress } from '../../../../shared/contacts';
import type { TurnLetter } from '../../port';
import { TOLD } from '../../rows/mail';
import type { Statement, Statements } from '../session/statements';
import type { Writes } from './made';

type LetterChanges =
  | ('addLetter' | 'postponeLetter' | 'removeLetter' | 'keepAsTold' | 'forgetTold')
  | ('refuseReminders' | 'countLetter');
const letters = ({ insert, replace, change, remove, statement }: Statements): Writes<LetterChanges> => ({
  addLetter: ({ letter: { kind, day, visitId, wishId, nextAt, deleteOn }, alarm }) => [
    insert('letters', {
      ...{ kind, day, visit_id: visitId, wish_id: wishId, attempts: 0, next_at: nextAt, delete_on: deleteOn },
      alarm: alarm ? JSON.stringify(alarm) : null,
    }),
  ],
  postponeLetter: ({ id, attempts, nextAt }) => [change('letters', { attempts, next_at: nextAt }, { id })],
  removeLetter: ({ id }) => [remove('letters', { id })],
  keepAsTold: ({ id, until }) => [change('letters', { kind: TOLD, attempts: 0, next_at: until }, { id })],
  forgetTold: ({ until }) => [
    statement(`DELETE FROM letters WHERE office = $1 AND kind = '${TOLD}' AND next_at <= $2`, until),
  ],
  refuseReminders: ({ address, deleteOn }) => [
    replace('reminders_refused', ['address'], { address, delete_on: deleteOn }),
  ],
  countLetter: ({ day, address }) => [
    statement(
      `INSERT INTO letters_counted (office, day, address, count) VALUES ($1, $2, $3, 1)
       ON CONFLICT (office, day, address) DO UPDATE SET count = letters_counted.count + 1`,
      ...[day, address],
    ),
  ],
});

type WishChanges =
  | ('addWish' | 'confirmWish' | 'tellWish' | 'removeWish' | 'forgetWish' | 'removeWishByKey')
  | ('removeUnconfirmedWishes' | 'removeToldWishes');
const wishes = ({ insert, change, remove, statement }: Statements): Writes<WishChanges> => ({
  addWish: ({ wish, keyHash }) => {
    const { id, serviceIds, persons, from, to, email, language, joinedAt, confirmedAt } = wish;
    return [
      insert('waiting_list', {
        ...{ id, key_hash: keyHash, service_ids: JSON.stringify(serviceIds), persons, from_day: from, to_day: to },
        ...{ email, folded: foldAddress(email), language, joined_at: joinedAt, confirmed_at: confirmedAt },
        delete_on: to,
      }),
    ];
  },
  confirmWish: ({ keyHash, at }) => [
    statement(
      'UPDATE waiting_list SET confirmed_at = coalesce(confirmed_at, $2) WHERE office = $1 AND key_hash = $3',
      ...[at, keyHash],
    ),
  ],
  tellWish: ({ id, at }) => [change('waiting_list', { told_at: at }, { id })],
  removeWish: ({ id }) => [remove('waiting_list', { id })],
  forgetWish: ({ id }) => [remove('waiting_list', { id }), remove('letters', { wish_id: id })],
  removeWishByKey: ({ keyHash }) => [remove('waiting_list', { key_hash: keyHash })],
  removeUnconfirmedWishes: ({ before }) => [
    statement('DELETE FROM waiting_list WHERE office = $1 AND confirmed_at IS NULL AND joined_at < $2', before),
  ],
  removeToldWishes: () => [
    statement(
      `DELETE FROM waiting_list WHERE office = $1 AND told_at IS NOT NULL AND id NOT IN
       (SELECT wish_id FROM letters WHERE office = $1 AND wish_id IS NOT NULL)`,
    ),
  ],
});

const pushes = ({ replace, remove, statement }: Statements): Writes<'addPush' | 'removePush'> => ({
  addPush: ({ push: { day, visitId, endpoint, p256dh, auth, language }, most }) => [
    replace('pushes', ['visit_id', 'endpoint'], { day, visit_id: visitId, endpoint, p256dh, auth, language }, true),
    statement(
      `DELETE FROM pushes WHERE office = $1 AND day = $2 AND visit_id = $3 AND rowid NOT IN
       (SELECT rowid FROM pushes WHERE office = $1 AND day = $2 AND visit_id = $3 ORDER BY rowid DESC LIMIT $4)`,
      ...[day, visitId, most],
    ),
  ],
  removePush: ({ endpoint }) => [remove('pushes', { endpoint })],
});

export const mailWrites = (made: Statements) => ({ ...letters(made), ...wishes(made), ...pushes(made) });

/** What a turn leaves to be sent: due at once. */
export const turnLetter = (made: Statements): ((letter: TurnLetter) => Statement[]) => {
  const { addLetter, countLetter } = letters(made);
  return ({ kind, day, visitId, deleteOn, counted }) => [
    ...addLetter({ type: 'addLetter', letter: { kind, day, visitId, wishId: null, nextAt: 0, deleteOn } }),
    ...(counted === null ? [] : countLetter({ type: 'countLetter', ...counted })),
  ];
};
