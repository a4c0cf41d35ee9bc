// The shape of the database, step by step. A step that has been released is never changed; a new one is added. What a
// query in brackets gives back is said to be JSON once more: newer SQLite forgets it.

import type { DatabaseConnection } from '../sqlite/connection';
import { keepSums } from '../sqlite/sums/sums';
import { unusable } from '../unusable';
import { ANNOUNCEMENTS, OWN_WORDS } from './announcements';
import { AUDIT } from './audit';
import { FIGURES } from './figures';
import { FIRST_STEPS } from './first/steps';
import { FORGETTING, LOCK_REASONS } from './forgetting';
import { FORM_FIELDS } from './formFields';
import { LIVE_LIMITS } from './liveLimits';
import { SECOND_FACTOR, SIGN_ON } from './logins';
import { LOOK, TICKET_WORD } from './look';
import { BACKUPS } from './machine/backups';
import { SUMS, SUMS_BESIDE } from './machine/sums';
import { WATCHING } from './machine/watching';
import { MAIL_TEXTS } from './mailTexts';
import { PEOPLE, PER_CLERK_RIGHT } from './people';
import { PROGRAMS } from './programs';
import { DISPLAYS } from './public/displays';
import { GLASS } from './public/glass';
import { POSTERS } from './public/posters';
import { RECORDS } from './public/records';
import { RESPONSIBLE } from './public/responsible';
import { RETENTION } from './retention';
import { SETUP } from './setup';
import { ASKS_WHAT_WAS_DONE, ERRANDS, REMARKS_BEFORE } from './visitors/acts';
import { FROM_HOME } from './visitors/fromHome';
import { PAPER } from './visitors/paper';
import { PUSHES, REMINDERS_REFUSED, SOON_AND_REMINDERS } from './visitors/phone';
import { SOUND } from './visitors/sound';

export const STEPS: readonly string[] = [
  ...FIRST_STEPS,
  RETENTION,
  FORGETTING,
  TICKET_WORD,
  ANNOUNCEMENTS,
  FIGURES,
  AUDIT,
  LOOK,
  PEOPLE,
  SETUP,
  FORM_FIELDS,
  LIVE_LIMITS,
  SECOND_FACTOR,
  MAIL_TEXTS,
  PER_CLERK_RIGHT,
  LOCK_REASONS,
  REMARKS_BEFORE,
  SIGN_ON,
  ASKS_WHAT_WAS_DONE,
  PROGRAMS,
  OWN_WORDS,
  ERRANDS,
  SOON_AND_REMINDERS,
  GLASS,
  SOUND,
  REMINDERS_REFUSED,
  DISPLAYS,
  PUSHES,
  WATCHING,
  BACKUPS,
  POSTERS,
  RESPONSIBLE,
  SUMS,
  RECORDS,
  SUMS_BESIDE,
  PAPER,
  FROM_HOME,
];

/** How many steps lead to today's shape; a file of settings says with how many it was written (G3). */
export const NEWEST_SHAPE = STEPS.length;

/**
 * Brings a database of any earlier version to a shape, today's where none is named, as a whole or not at all: killed between a
 * step and the sums of what it has changed, the next start would find a damaged database (S37).
 */
export const migrate = (database: DatabaseConnection, shape = NEWEST_SHAPE): void => {
  const done = Number(database.pragma('user_version', { simple: true }));
  if (done > NEWEST_SHAPE) throw unusable('DATA_NEWER');
  const steps = STEPS.slice(done, shape);
  const take = () => {
    for (const step of steps) database.exec(step);
    database.pragma(`user_version = ${done + steps.length}`);
  };
  if (steps.length > 0) database.transaction(() => keepSums(database, take))();
};
