// W5: the reasons that are offered for locking a kiosk. They are kept in German, as those typed by hand are, and known again.
import type { StaffLanguage, Text } from '../../settings';
import de from './de.json';
import en from './en.json';

const KEYS = ['counter.lockReason.full', 'counter.lockReason.closing', 'counter.lockReason.fault'] as const;

const OFFERED: Record<StaffLanguage, string>[] = KEYS.map((key) => ({ de: de[key], en: en[key] }));

/** What is offered, in every language. */
export const offeredLockReasons = (): readonly Record<StaffLanguage, string>[] => OFFERED;

/** A reason as it was kept, for people of every language: one that was offered is known in all of them. */
export const lockReasonText = (reason: string): Text => OFFERED.find((one) => one.de === reason) ?? { de: reason };
