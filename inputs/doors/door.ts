// What a door is: where something can be said to the office, what is said there, and what came of it.
import type fc from 'fast-check';
import type { Office } from '../office';

/** What came of one input. */
export type Outcome = {
  /** `done`, the code of a refusal, an HTTP status, `hung up`, or `silent`. */
  code: string;
  /** Refused: nothing may have changed by it. */
  isRefused: boolean;
  /** All that was answered, to be looked through for what nobody should be told. */
  said: string;
  tookMs: number;
  /** It waits for other machines, or takes its time as its definition says. */
  isPatient?: boolean;
  /** What was reached, for the count of all there is: a command's name, a route. */
  reached?: string;
  /** The office is another one now, or nobody's: the next input gets a fresh one. */
  isOver?: boolean;
};

export type Door<Input> = {
  name: string;
  /** Of a thousand inputs so many. */
  share: number;
  inputs: fc.Arbitrary<Input>;
  send: (input: Input, office: Office) => Promise<Outcome>;
  /** Ends what it opened beside the office. */
  close?: () => Promise<void>;
};
// Each door knows its own inputs; whoever goes through all of them passes them on unseen.
export type AnyDoor = Door<unknown>;
export const anyDoor = <Input>(door: Door<Input>): AnyDoor => door as unknown as AnyDoor;

type Reply = { ok?: boolean; refusal?: { code?: string } } | null | undefined;

/** What a reply of the office comes to; null for a line that was cut, undefined for nothing. */
export const outcomeOf = (reply: unknown, tookMs: number): Outcome => {
  const said = JSON.stringify(reply) ?? '';
  const { ok, refusal } = (reply ?? {}) as NonNullable<Reply>;
  if (ok === true) return { code: 'done', isRefused: false, said, tookMs };
  if (reply === null) return { code: 'hung up', isRefused: true, said, tookMs };
  return { code: refusal?.code ?? (reply === undefined ? 'silent' : 'unread'), isRefused: true, said, tookMs };
};

/** For files on disk and in reports: bytes as base64, anything else as it is. */
export const asBase64 = (bytes: Buffer): string => bytes.toString('base64');
