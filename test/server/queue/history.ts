// Given events, when a command, then events: a day in the hand of a test, with the real decisions and nothing else.
import type { Settings } from '../../../shared/settings';
import { openHistory as openHistoryOf } from '../../../ui/gallery/history';
import { trustingOffice } from '../../world';

export { clerk, IMPORT, kiosk, min, NINE, OFFICE, VISITOR } from '../../../ui/gallery/history';

/** The settings of an office that trusts everybody, with some of them changed. */
export const settingsWith = (changes: Partial<Settings>): Settings => ({ ...trustingOffice, ...changes });

/** A day of an office that trusts everybody, if no other settings are given. */
export const openHistory = (settings: Settings = trustingOffice, dayName?: string) => openHistoryOf(settings, dayName);
