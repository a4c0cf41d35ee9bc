// What the outbox is made of.
import type { Logger } from '../../basics/log';
import type { Branch } from '../../office/branch';
import type { AlarmLetter } from '../../storage/changes';
import type { Store } from '../../storage/port';
import type { Secrets } from '../../storage/secrets';
import type { WaitingList } from '../waitingList';

export type PostParts = {
  store: Pick<Store, 'save' | 'outbox' | 'bookers'>;
  secrets: Pick<Secrets, 'named' | 'set'>;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'anyDay' | 'isClockDoubted' | 'addressDigest'>;
  log: Logger;
  ticketUrl: (key: string) => string;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  waitingList: Pick<WaitingList, 'letterOf' | 'wasTold' | 'refused' | 'look' | 'close'>;
  /** S50, S56: a letter that tells of alarms has been taken (null), or why not; and whether it is tried no more. */
  alarmTold: (letter: AlarmLetter, why: string | null, isOver: boolean) => void;
};

/** Under which the mail server's password is kept. */
export const MAIL_SECRET = 'mail';
