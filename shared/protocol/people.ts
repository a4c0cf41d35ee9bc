// Browsers that are screens, links that make them so, and people who log in, as the administration sees them.
import type { Role } from '../actors';
import type { SessionView } from '../commands/people';
import type { Right } from '../rights';

export type DeviceView = {
  id: string;
  role: Role;
  stationId: string;
  pairedAt: number;
  lastSeenAt: number | null;
  online: boolean;
};
/** S14: a link that nobody has opened yet, and who made it. */
export type InvitationView = {
  id: string;
  role: Role;
  stationId: string;
  madeAt: number;
  expiresAt: number;
  by: 'start' | 'terminal' | 'admin';
};
export type PersonView = { id: string; name: string };
/** S31: since when somebody has a second factor, and how many codes on paper are left. */
export type SecondFactorView = { since: number; paperCodes: number };
/** Who is logged in at a screen, and what the screen may offer for it. */
export type LoggedInView = PersonView & { roleIds: string[]; rights: Right[] };
/** A person as those see it who manage people. */
export type StaffView = PersonView & {
  roleIds: string[];
  /** The password was set by somebody else, and is to be changed at the next login. */
  mustChange: boolean;
  /** Too many passwords were wrong; null when nothing is locked. */
  lockedUntil: number | null;
  lastLoginAt: number | null;
  hasSecondFactor: boolean;
  /** S33: what the house's sign-on says of this person; null where nothing. */
  signOn: string | null;
  sessions: Omit<SessionView, 'isThis'>[];
};
