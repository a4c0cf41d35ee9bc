// What can be wrong with the server itself. Each has a sentence for staff: `fault.<name>` in the words.

export const SERVER_FAULTS = [
  /** The day list could not be written (X3). */
  'dayList',
  /** The disk took no commit; `about` is empty. */
  'disk',
  /** Personal data past its date is still in the file (X1). */
  'deletion',
  /** A backup failed; `about` is empty. */
  'backup',
  /** S45: the second place took no copy of a backup; `about` is its folder. */
  'backupCopy',
  /** The database file is damaged: what its nightly check found. */
  'database',
  /** S38: rows that the disk had damaged were taken out at a start; `about` is how many. */
  'rowsLost',
  /** S52: room on a disk is running out, while commits still go; `about` is the folder. */
  'diskSoon',
  /** S52: the certificate of https ends soon or has ended; `about` is its last day. */
  'certificate',
  /** The machine's clock has jumped, and what cannot be undone waits. */
  'clockJumped',
  /** S81: the booking site and ticket pages have not been served for a while; the office itself works on. */
  'publicSide',
  /** A calendar was not read because it held the reader up; `about` is its name. */
  'feedSkipped',
  /** Most entries of a calendar have vanished at once, and somebody has to decide; `about` is its name. */
  'feedVanished',
  /** S36: a web hook does not get through; `about` is its name. */
  'hook',
  /** An entry of the audit is not as it was written; `about` is its number (S4). */
  'audit',
  /** Far more bookings than usual from one network. */
  'unusualBookings',
  /** S54: far more was booked online today than on that weekday before; `about` has both figures. */
  'unusualDay',
  /** S50: an address that is to be told of alarms takes no mail; `about` is empty. */
  'alarmMail',
  /** D12: a display is kept silent by its browser; `about` is its name. */
  'displaySilent',
] as const;
export type ServerFault = (typeof SERVER_FAULTS)[number];

/** What a clerk can neither mend nor has to know: only the administration is shown it. */
export const FAULTS_OF_MACHINE: readonly ServerFault[] = ['diskSoon', 'certificate', 'alarmMail'];

export type ServerAlarm = {
  kind: 'server';
  fault: ServerFault;
  /** What it is about, put into the sentence; empty where there is only one such thing. */
  about: string;
  since: number;
};
