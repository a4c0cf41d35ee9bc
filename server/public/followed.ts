// What the public side knows of the office, as of the last turn that it has heard of; and the one door through which it asks.
import type { Branch } from '../office/branch';

export type Followed = Pick<
  Branch,
  | 'settings'
  | 'now'
  | 'today'
  | 'dayNamed'
  | 'dayOfKey'
  | 'dayOfCode'
  | 'codeLike'
  | 'outlook'
  | 'pastCounts'
  | 'handle'
>;
