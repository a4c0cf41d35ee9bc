// What every way to a printer offers: bytes out with a deadline, bytes in, an orderly end.
import type { PrinterProblem } from '../../shared/printing';

/** `timeout`: the printer takes no more. `ended`: cable, power or the other end; part of the bytes may have arrived. */
export type Written = 'written' | 'timeout' | 'ended';

export type Channel = {
  /** What is wrong with a printer that ended this way by itself. */
  readonly lost: PrinterProblem;
  /** Hands over all bytes; 'written' means that the system took them, not that they are on paper. One at a time. */
  write(bytes: Buffer, timeoutMs: number): Promise<Written>;
  /** What the printer says, in any pieces, at any time. One listener. */
  onData(listener: (bytes: Buffer) => void): void;
  /** Called once when the printer or the cable ended the connection; not after `close`. */
  onEnd(listener: () => void): void;
  /** Ends orderly: what was written is still delivered. Waits at most `patienceMs` for the other end. */
  close(patienceMs: number): Promise<void>;
};

export type Opened = { ok: true; channel: Channel } | { ok: false; problem: PrinterProblem; detail: string };

/** Opens the way to one printer, at most `timeoutMs` long. One channel at a time. */
export type OpenChannel = (timeoutMs: number) => Promise<Opened>;

/** The way to one printer, to be opened again and again. */
export type Way = {
  open: OpenChannel;
  /** Lets go of what is held between two channels. After it the way may be opened anew. */
  leave(): Promise<void>;
};

/** A way that holds nothing between its channels. */
export const freeWay = (open: OpenChannel): Way => ({ open, leave: () => Promise.resolve() });
