// Browsers that are screens, links that make them so, and people who log in, as the administration sees them.
import type { Role } from '../actors';

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
