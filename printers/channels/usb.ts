// The way to a USB printer. It stays claimed between slips: each giving back would take its device file away and back.
import type { Transfer } from 'usb';
import type { Channel, Opened, Way, Written } from './channel';
import type { ClaimedUsb, UsbAddress, UsbPrinters } from './usbDevice';

const ANSWER_BYTES = 512;

/** A claimed printer: one transfer out at a time, and always one waiting for what it says. */
type Link = {
  write(bytes: Buffer, timeoutMs: number): Promise<Written>;
  isLost(): boolean;
  /** Who hears what the printer says, and when it is lost. What it says while nobody listens belongs to nobody. */
  listen(listener: { onData: (bytes: Buffer) => void; onLost: () => void } | null): void;
  end(): Promise<void>;
};

const isCancelled = (error: Error) => error.message.includes('CANCELLED');
/** A printer that refuses to be asked still prints. */
const isHarmless = (error: Error) => isCancelled(error) || error.message.includes('STALL');

const createLink = (claimed: ClaimedUsb): Link => {
  let isEnding = false;
  let isLost = false;
  let listener: Parameters<Link['listen']>[0] = null;
  let writing: Transfer | null = null;
  let underWay = 0;
  let allCame: (() => void) | null = null;

  const came = () => {
    underWay -= 1;
    if (underWay === 0) allCame?.();
  };
  const lose = () => {
    if (isLost) return;
    isLost = true;
    if (!isEnding) listener?.onLost();
  };

  /** Submits; what cannot be submitted has lost its device. */
  const submit = (transfer: Transfer, bytes: Buffer): boolean => {
    try {
      transfer.submit(bytes);
      underWay += 1;
      return true;
    } catch {
      lose();
      return false;
    }
  };

  const answer = claimed.in?.makeTransfer(0, (error, bytes, actual) => {
    came();
    if (error) return isHarmless(error) ? undefined : lose();
    if (actual > 0) listener?.onData(Buffer.from(bytes.subarray(0, actual)));
    if (!isEnding) hear();
  });
  const hear = () => {
    if (answer && !isLost) submit(answer, Buffer.alloc(ANSWER_BYTES));
  };
  hear();

  const write = (bytes: Buffer, timeoutMs: number) =>
    new Promise<Written>((resolve) => {
      if (isLost) return resolve('ended');
      // The device's own timeout is not kept by every version of the module
      const timer = setTimeout(() => transfer.cancel(), timeoutMs);
      const settle = (written: Written) => {
        clearTimeout(timer);
        writing = null;
        resolve(written);
      };
      const transfer = claimed.out.makeTransfer(0, (error) => {
        came();
        if (!error) return settle('written');
        if (isCancelled(error)) return settle('timeout');
        lose();
        settle('ended');
      });
      writing = transfer;
      if (!submit(transfer, Buffer.from(bytes))) settle('ended');
    });

  return {
    write,
    isLost: () => isLost,
    listen: (next) => {
      listener = next;
    },
    end: async () => {
      isEnding = true;
      await new Promise<void>((resolve) => {
        allCame = resolve;
        writing?.cancel();
        answer?.cancel();
        if (underWay === 0) resolve();
      });
      await claimed.release();
    },
  };
};

const channelOver = (link: Link): Channel => {
  let onData: ((bytes: Buffer) => void) | null = null;
  let onEnd: (() => void) | null = null;
  link.listen({ onData: (bytes) => onData?.(bytes), onLost: () => onEnd?.() });
  return {
    lost: 'unplugged',
    write: link.write,
    onData: (listener) => {
      onData = listener;
    },
    onEnd: (listener) => {
      onEnd = listener;
      if (link.isLost()) listener();
    },
    close: () => {
      link.listen(null);
      return Promise.resolve();
    },
  };
};

/** Refused as `unplugged`, `busy`, `noAccess`, or `noDriver` where USB cannot be used at all. */
export const usbWay = (usb: UsbPrinters, address: UsbAddress): Way => {
  let link: Link | null = null;
  const leave = async () => {
    const left = link;
    link = null;
    await left?.end();
  };
  return {
    open: async (): Promise<Opened> => {
      if (link?.isLost()) await leave();
      if (link === null) {
        const claim = await usb.claim(address);
        if (!claim.ok) return claim;
        link = createLink(claim.claimed);
      }
      return { ok: true, channel: channelOver(link) };
    },
    leave,
  };
};
