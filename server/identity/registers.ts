// Who has a right: browsers, people, sessions and links, in memory as they are stored. Asked for with every request.
import type { StoredDevice, StoredInvitation, StoredPerson, StoredSession } from '../storage/changes';
import type { Store } from '../storage/port';

/** By id, sessions by the hash of their secret; in the order in which they came. */
export type Registers = {
  devices: Map<string, StoredDevice>;
  staff: Map<string, StoredPerson>;
  sessions: Map<string, StoredSession>;
  invitations: Map<string, StoredInvitation>;
};

export const readRegisters = async (
  store: Pick<Store, 'devices' | 'staff' | 'sessions' | 'invitations'>,
): Promise<Registers> => ({
  devices: new Map((await store.devices.all()).map((one) => [one.id, one])),
  staff: new Map((await store.staff.all()).map((one) => [one.id, one])),
  sessions: new Map((await store.sessions.all()).map((one) => [one.hash, one])),
  invitations: new Map((await store.invitations.all()).map((one) => [one.id, one])),
});
