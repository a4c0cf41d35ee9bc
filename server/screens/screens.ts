// Snapshots: what each screen sees, worked out once for all that see the same, and sent when anything has changed.
import type { Server } from 'socket.io';
import type { ClientToServer, ScreenView, ServerToClient, Snapshot } from '../../shared/protocol';
import type { ServerAlarm } from '../../shared/serverFaults';
import type { Logger } from '../basics/log';
import type { Identity } from '../identity/identity';
import { livingOf, type Proof } from '../identity/requestAuth';
import type { Branch } from '../office/branch';
import { adminOfNobody, adminView, awayStations, type Outside } from '../queue/views/admin';
import { counterView } from '../queue/views/counter';
import { displayView } from '../queue/views/display';
import { kioskView } from '../queue/views/kiosk';
import { createScene, type Scene } from '../queue/views/parts';
import { createNextSlots } from './nextSlots';

export type OfficeServer = Server<ClientToServer, ServerToClient, Record<string, never>, { viewer: Viewer }>;

/** Who looks: a device, and the person logged in there. */
export type Viewer = Proof;
export type OfficeSocket = Parameters<Parameters<OfficeServer['on']>[1]>[0];

export type ScreensParts = {
  io: OfficeServer;
  branch: Branch;
  identity: Identity;
  outside: () => Outside;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  serverAlarms: () => readonly ServerAlarm[];
  /** Appointments that wait for somebody's decision. */
  unfit: () => number;
  /** C7: the code with which phones check in here. */
  sign: () => string;
  build: string;
  /** How fast the office's clock runs. */
  speed: number;
  log: Logger;
};

/**
 * Changes within so long of a push are sent together: nobody sees whether their screen is a tenth of a second late, and a burst
 * of tickets makes few pushes. Who is called is shown at once (`called`). Pushing takes no more than a tenth of the time; but one
 * that was held up, with the program or by the machine, holds up the next for a second at most.
 */
const PUSH_GAP_MS = 80;
const PUSH_GAP_SHARE = 9;
const MOST_PUSH_GAP_MS = 1_000;

/** How long no screen is pushed to, after a push that took so long. */
export const gapAfter = (tookMs: number): number =>
  Math.min(MOST_PUSH_GAP_MS, Math.max(PUSH_GAP_MS, PUSH_GAP_SHARE * tookMs));

const roomOf = ({ device, person }: Viewer): string => `${device.role}:${device.stationId}:${person?.id ?? ''}`;

export const createScreens = (parts: ScreensParts) => {
  const { io, branch, identity, outside, publicUrl, build, speed, log } = parts;
  const nextSlotAt = createNextSlots(branch);
  /** A room is a way of seeing: everybody in it sees the same. */
  const rooms = new Map<string, Viewer>();

  const isOnline = (deviceId: string) =>
    [...io.sockets.sockets.values()].some((socket) => socket.data.viewer.device.id === deviceId);

  const viewOf = ({ device, person }: Viewer, scene: Scene): ScreenView | null => {
    const day = branch.today();
    switch (device.role) {
      case 'kiosk':
        return kioskView(day, scene, device.stationId, { url: `${publicUrl()}/`, nextSlotAt });
      case 'display':
        return displayView(day, scene, device.stationId);
      case 'counter':
        return counterView(day, scene, device.stationId, person && identity.persons.loggedIn(person));
      case 'admin':
        if (person === null) return adminOfNobody(scene, !identity.persons.hasSupervisor());
        return adminView(day, scene, {
          person: identity.persons.loggedIn(person),
          secondFactor: identity.secondFactors.state(person.id),
          settingsVersion: branch.settingsVersion(),
          devices: identity.devices.list(isOnline),
          invitations: identity.invitations.list(),
          staff: identity.staff(),
          unfit: parts.unfit(),
          ...outside(),
        });
    }
  };

  const sceneNow = () =>
    createScene(branch.outlook(), {
      ...{ serverAlarms: parts.serverAlarms(), sign: parts.sign(), nameOf: identity.persons.nameOf },
    });

  const snapshotOf = (viewer: Viewer, scene: Scene): Snapshot => {
    const { day, version } = branch.today();
    return { build, day, version, now: scene.now, speed, view: viewOf(viewer, scene) };
  };

  /** A view that cannot be made is a fault of ours: the others are shown theirs. */
  const show = (viewer: Viewer, scene: Scene, send: (snapshot: Snapshot) => void) => {
    try {
      send(snapshotOf(viewer, scene));
    } catch (error) {
      log.error({ error, role: viewer.device.role }, 'a view failed');
    }
  };

  const push = (isMeant: (viewer: Viewer) => boolean) => {
    const scene = sceneNow();
    for (const [room, viewer] of rooms) {
      if (!io.sockets.adapter.rooms.has(room)) rooms.delete(room);
      else if (isMeant(viewer)) show(viewer, scene, (snapshot) => io.to(room).emit('snapshot', snapshot));
    }
  };

  let timer: NodeJS.Timeout | null = null;
  let nextPushAt = 0;
  /** The office ends: those who leave are no news any more. */
  let isStopped = false;
  const pushAll = () => {
    timer = null;
    const began = performance.now();
    push(() => true);
    const ended = performance.now();
    nextPushAt = ended + gapAfter(ended - began);
  };

  const admit = (socket: OfficeSocket): void => {
    const { viewer } = socket.data;
    const room = roomOf(viewer);
    rooms.set(room, viewer);
    void socket.join(room);
    show(viewer, sceneNow(), (snapshot) => socket.emit('snapshot', snapshot));
  };

  const renew = (socket: OfficeSocket): Viewer | null => {
    const before = socket.data.viewer;
    const viewer = livingOf(identity, before);
    if (viewer === before) return viewer;
    void socket.leave(roomOf(before));
    // After the answer: it may be the device itself that asked for it.
    if (viewer === null) setImmediate(() => socket.disconnect(true));
    else {
      socket.data.viewer = viewer;
      admit(socket);
    }
    return viewer;
  };

  return {
    /** R5: paired kiosks and displays without a browser. */
    away: () => awayStations(branch.settings(), identity.devices.list(isOnline)),
    /** Lets a socket into the room that its proof leads to, and shows it what there is to see. */
    admit,
    /** Whose socket it is now; see `ListenParts`. What somebody has no right to any more is not shown to them. */
    renew,
    /** Rights have ended: the sockets that had them lose them. */
    sweep: (): void => {
      if (!isStopped) for (const socket of io.sockets.sockets.values()) renew(socket);
    },
    /** Something has changed: all screens are shown it soon, what follows closely together with it. */
    changed: (): void => {
      if (!isStopped) timer ??= setTimeout(pushAll, Math.max(0, nextPushAt - performance.now()));
    },
    /** Somebody is called: who is called looks at the display, and it waits for nobody. */
    called: (): void => push(({ device }) => device.role === 'display'),
    stop: (): void => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
