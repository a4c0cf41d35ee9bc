// Whom a change of the settings would hit, said before it is saved; and what becomes of booked appointments that no longer fit.
import { z } from 'zod';
import type { Text } from './settings';

/** Why a booked appointment does not fit the settings. */
export const UNFIT_REASONS = ['dayClosed', 'outsideHours', 'tooFewPlaces', 'serviceGone', 'noCounter'] as const;
export const unfitReasonSchema = z.enum(UNFIT_REASONS);
export type UnfitReason = z.infer<typeof unfitReasonSchema>;

/** Why an appointment stands in the office's list: it does not fit, or it was moved or cancelled and its owner does not know. */
export const listedReasonSchema = z.enum([...UNFIT_REASONS, 'untold']);
export type ListedReason = z.infer<typeof listedReasonSchema>;

/** One thing that a change of the settings would do to somebody. */
export type Affected =
  /** Today's end would have passed already: today goes on until midnight, with so many visitors still here. */
  | { kind: 'dayEnd'; present: number }
  /** A counter at which a clerk is logged in would go. */
  | { kind: 'counter'; name: string }
  /** A kiosk or display would go, and with it the browsers that are paired as it. */
  | { kind: 'screen'; name: string }
  /** A service would go for which these are here. */
  | { kind: 'service'; name: Text; numbers: string[] }
  /** A visitor who was handed on to a counter that would go. */
  | { kind: 'handedOn'; number: string }
  /** A booked appointment would not fit any more. */
  | { kind: 'appointment'; day: string; visitId: string; slotAt: number; reason: UnfitReason };

/** What `affectedBy` answers; `consent` is what `changeSettings` has to bring for just this list. */
export type AffectedResult = { affected: Affected[]; consent: string | null };
