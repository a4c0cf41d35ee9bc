// Changes of other systems, web hooks, alarms and figures, as statements.
import type { TurnNotice } from '../../changes';
import type { Statement, Statements } from '../session/statements';
import type { Writes } from './made';

type SourceChanges =
  | ('addSource' | 'noteSourceUsed' | 'revokeSource' | 'keepFeed' | 'removeFeeds')
  | ('addProgram' | 'noteProgramUsed' | 'revokeProgram');
const sources = ({ insert, replace, change, remove }: Statements): Writes<SourceChanges> => ({
  addSource: ({ source: { id, name, tokenHash, createdAt, lastUsedAt, revokedAt } }) => [
    insert('import_sources', {
      ...{ id, name, token_hash: tokenHash, created_at: createdAt, last_used_at: lastUsedAt, revoked_at: revokedAt },
    }),
  ],
  noteSourceUsed: ({ id, at }) => [change('import_sources', { last_used_at: at }, { id })],
  revokeSource: ({ id, at }) => [change('import_sources', { revoked_at: at }, { id })],
  keepFeed: ({ feed: { feedId, etag, lastModified, checkedAt, outcome } }) => [
    replace('import_feeds', ['feed_id'], {
      ...{ feed_id: feedId, etag, last_modified: lastModified, at: checkedAt, outcome: JSON.stringify(outcome) },
    }),
  ],
  removeFeeds: ({ feedIds }) => feedIds.map((feedId) => remove('import_feeds', { feed_id: feedId })),
  addProgram: ({ program: { id, name, scopes, counterId, tokenHash, createdAt, lastUsedAt, revokedAt } }) => [
    insert('programs', {
      ...{ id, name, scopes: JSON.stringify(scopes), counter_id: counterId, token_hash: tokenHash },
      ...{ created_at: createdAt, last_used_at: lastUsedAt, revoked_at: revokedAt },
    }),
  ],
  noteProgramUsed: ({ id, at }) => [change('programs', { last_used_at: at }, { id })],
  revokeProgram: ({ id, at }) => [change('programs', { revoked_at: at }, { id })],
});

/** A message to a web hook. */
export const noticeWrite = ({ insert }: Statements, { hookId, isUrgent, message, at, body }: TurnNotice): Statement =>
  insert('notices', { hook_id: hookId, is_urgent: Number(isUrgent), message, at, body });

type HookChanges =
  | 'addHook'
  | 'changeHook'
  | 'noteHook'
  | 'removeHook'
  | 'addNotice'
  | 'postponeNotice'
  | 'removeNotice';
const hooks = (made: Statements): Writes<HookChanges> => {
  const { insert, change, remove } = made;
  return {
    addHook: ({ hook: { id, name, events, createdAt } }) => [
      insert('hooks', { id, name, events: JSON.stringify(events), created_at: createdAt }),
    ],
    changeHook: ({ id, name, events }) => [change('hooks', { name, events: JSON.stringify(events) }, { id })],
    noteHook: ({ id, lastSentAt, trouble }) => [
      change('hooks', { last_sent_at: lastSentAt, trouble: trouble === null ? null : JSON.stringify(trouble) }, { id }),
    ],
    removeHook: ({ id }) => [remove('hooks', { id }), remove('notices', { hook_id: id })],
    addNotice: ({ notice }) => [noticeWrite(made, notice)],
    postponeNotice: ({ id, attempts, nextAt }) => [change('notices', { attempts, next_at: nextAt }, { id })],
    removeNotice: ({ id }) => [remove('notices', { id })],
  };
};

type MachineChanges = 'keepAlarm' | 'endAlarm' | 'seeNetwork' | 'keepFigures' | 'keepRecord' | 'countFault';
const machine = ({ insert, replace, remove, statement }: Statements): Writes<MachineChanges> => ({
  keepAlarm: ({ alarm: { kind, about, since, toldAt } }) => [
    replace('alarms', ['kind', 'about'], { kind, about, since, told_at: toldAt }),
  ],
  endAlarm: ({ kind, about }) => [remove('alarms', { kind, about })],
  seeNetwork: ({ seen: { network, at }, forgetBefore, most }) => [
    replace('networks_seen', ['network'], { network, at }),
    statement(
      `DELETE FROM networks_seen WHERE office = $1 AND (at < $2 OR network IN
       (SELECT network FROM networks_seen WHERE office = $1 ORDER BY at DESC OFFSET $3))`,
      ...[forgetBefore, most],
    ),
  ],
  keepFigures: ({ figures: { day, version, format, facts } }) => [
    replace('day_figures', ['day'], { day, version, format, facts }),
  ],
  keepRecord: ({ record: { day, head, text } }) => [insert('day_records', { day, head, text })],
  countFault: ({ count: { day, fault, times, sec } }) => [
    statement(
      `INSERT INTO server_faults (office, day, fault, times, sec) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (office, day, fault) DO UPDATE
       SET times = server_faults.times + excluded.times, sec = server_faults.sec + excluded.sec`,
      ...[day, fault, times, sec],
    ),
  ],
});

export const systemWrites = (made: Statements) => ({ ...sources(made), ...hooks(made), ...machine(made) });
