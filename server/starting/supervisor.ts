// What systemd is told of the program that it watches (`Type=notify`): it is ready, it is alive, it ends.
import { execFile } from 'node:child_process';

/** A hung loop is noticed after three pings that did not come. */
const PINGS_A_PERIOD = 3;
const US_PER_MS = 1000;

export type Supervisor = { ready: () => void; stopping: () => void };

/**
 * Speaks to whoever started this process over NOTIFY_SOCKET, by systemd's own `systemd-notify`: Node has no datagram
 * sockets of Unix. Pings come from the event loop, so that a program whose loop hangs is started again (S40). Says
 * nothing where nobody listens; `onDeaf` hears once why it could not.
 */
export const createSupervisor = (
  variables: Record<string, string | undefined>,
  onDeaf: (why: string) => void,
): Supervisor => {
  if (!variables['NOTIFY_SOCKET']) return { ready: () => undefined, stopping: () => undefined };
  let isDeaf = false;
  const tell = (state: string): void =>
    void execFile('systemd-notify', [state], (error) => {
      if (error === null || isDeaf) return;
      isDeaf = true;
      onDeaf(error.message);
    });
  const period = Number(variables['WATCHDOG_USEC'] ?? 0) / US_PER_MS;
  return {
    ready: () => {
      tell('READY=1');
      if (period > 0) setInterval(() => tell('WATCHDOG=1'), period / PINGS_A_PERIOD).unref();
    },
    stopping: () => tell('STOPPING=1'),
  };
};
