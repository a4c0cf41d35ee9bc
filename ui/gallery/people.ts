// The people of the gallery's office.
import type { LoggedInView, StaffView } from '../../shared/protocol';
import { rightsOf } from '../../shared/rights';
import type { Settings } from '../../shared/settings';

type Named = { name: string; roleIds: string[] };

/** As those see them who manage people. */
export const staffOf = (id: string, name: string, roleIds: string[]): StaffView => ({
  ...{ id, name, roleIds, mustChange: false, hasSecondFactor: false, signOn: null },
  ...{ lockedUntil: null, lastLoginAt: null, sessions: [] },
});

/** As a screen sees who is logged in there. */
export const loggedIn = ({ roles }: Settings, id: string, { name, roleIds }: Named): LoggedInView => ({
  ...{ id, name, roleIds, rights: rightsOf(roles, roleIds) },
});
