// S2: devices. A browser becomes one by a link that works once, and stops being one when it is revoked.
import { LRUCache } from 'lru-cache';
import type { Actor, Role } from '../../shared/actors';
import type { DeviceView } from '../../shared/protocol';
import { hashOf, isSameHash, newSecret, newToken } from '../basics/tokens';
import type { StoredDevice } from '../storage/changes';
import type { Store } from '../storage/port';
import { type Step, unchanged } from '../storage/steps';
import type { Registers } from './registers';

export type Device = { id: string; role: Role; stationId: string };

/** Who acts there, whoever may be logged in. */
export const doerAt = ({ id, role, stationId }: Device, personId: string | null = null): Actor => ({
  ...{ kind: 'device', deviceId: id, role, stationId, personId },
});

const SEEN_EVERY_MS = 60_000;
/** Of one that is forgotten it is noted once more than need be. */
const MOST_SEEN = 5000;

const deviceOf = ({ id, role, stationId }: StoredDevice): Device => ({ id, role, stationId });

export type DevicesParts = {
  registers: Pick<Registers, 'devices'>;
  store: Pick<Store, 'save'>;
  /** Epoch ms. */
  clock: () => number;
  /** Told when devices have been revoked. */
  ended: () => void;
};

export const createDevices = ({ registers: { devices }, store, clock, ended }: DevicesParts) => {
  const lastSeen = new LRUCache<string, number>({ max: MOST_SEEN });

  return {
    /** A browser becomes one: the device, and the secret that proves it. */
    add: (role: Role, stationId: string): Step<{ device: Device; secret: string }> => {
      const secret = newSecret();
      const known = { tokenHash: hashOf(secret), pairedAt: clock(), lastSeenAt: null };
      const device: StoredDevice = { id: newToken(), role, stationId, ...known };
      return {
        result: { device: deviceOf(device), secret },
        changes: [{ type: 'addDevice', device }],
        done: () => void devices.set(device.id, device),
      };
    },
    /** The device with this id, if the secret is its own and it has not been revoked. */
    prove: (deviceId: string, secret: string): Device | null => {
      const found = devices.get(deviceId);
      return found && isSameHash(found.tokenHash, hashOf(secret)) ? deviceOf(found) : null;
    },
    /** Whether it has not been revoked. */
    isLiving: (deviceId: string): boolean => devices.has(deviceId),
    /** Notes that a device is there, once a minute. */
    seen: async (id: string): Promise<void> => {
      const at = clock();
      if (Math.abs(at - (lastSeen.get(id) ?? 0)) <= SEEN_EVERY_MS) return;
      lastSeen.set(id, at);
      await store.save([{ type: 'noteDeviceSeen', id, at }]);
      const device = devices.get(id);
      if (device) devices.set(id, { ...device, lastSeenAt: at });
    },
    /** False when there is no such device. */
    revoke: (id: string): Step<boolean> => {
      if (!devices.has(id)) return unchanged(false);
      return {
        result: true,
        changes: [{ type: 'revokeDevice', id, at: clock() }],
        done: () => {
          devices.delete(id);
          lastSeen.delete(id);
          ended();
        },
      };
    },
    /** Those that have not been revoked. */
    all: (): Device[] => [...devices.values()].map(deviceOf),
    list: (isOnline: (deviceId: string) => boolean): DeviceView[] =>
      [...devices.values()].map(({ id, role, stationId, pairedAt, lastSeenAt }) => ({
        ...{ id, role, stationId, pairedAt, lastSeenAt },
        online: isOnline(id),
      })),
  };
};
export type Devices = ReturnType<typeof createDevices>;
