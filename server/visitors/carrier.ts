// How the office has a public side: in this very process, or in one of its own.
import type { Logger } from '../basics/log';
import type { ServerAlarms } from '../office/serverAlarms';
import type { Sizes, ToOffice } from './messages';
import type { OfficeEnd } from './officeEnd';

export type Seen = { phones: number; sizes: Sizes };

export type VisitorsSide = {
  /** Where it listens. */
  port: () => number;
  /** How it stands now; as it was last seen while it does not answer. */
  seen: () => Promise<Seen>;
  close: () => Promise<void>;
};

export type CarrierParts = {
  office: Omit<OfficeEnd, 'line'>;
  log: Logger;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
};

export type Carrier = {
  /** The office has no public side of its own: those on other machines have its visitors (S87). */
  isElsewhere?: true;
  /** Begins to serve visitors. Rejects when its port is taken. */
  open: (parts: CarrierParts) => Promise<VisitorsSide>;
  /** The office does not open after all. */
  drop: () => void;
};

/** The error that it met, as far as it could be told. */
export const cannotListen = ({ message, code }: Extract<ToOffice, { kind: 'cannotListen' }>): Error =>
  Object.assign(new Error(message), code === null ? {} : { code });
