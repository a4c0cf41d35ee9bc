// The office's letters as they go: what they say, to whom, with the appointment for the calendar.
import type { KeptAnswer } from '../../shared/house/formFields';
import type { Settings } from '../../shared/settings';
import type { WaitingListEntry } from '../storage/changes';
import { type CalendarFile, calendarFile } from './calendarFile';
import {
  type AppointmentParts,
  appointmentContents,
  joinedContents,
  type SlotFreeParts,
  slotFreeContents,
  type WishParts,
} from './letters/contents';
import type { Appointment } from './letters/facts';
import { type Written, write, writeElsewhere, writeTest } from './letters/writing';

export type Letter = Written & {
  to: string;
  calendar: CalendarFile | null;
  /** Where its reader leaves the list that it comes from; by one click of a mail program itself, too (RFC 8058), or not. */
  leave: { url: string; byPost: boolean } | null;
};

export type AppointmentLetterKind = 'booked' | 'moved' | 'cancelled' | 'reminder';

export type AppointmentLetter = AppointmentParts & {
  kind: AppointmentLetterKind;
  appointment: Appointment;
  booker: { name: string; email: string; answers: readonly KeptAnswer[] };
  /** A21: where its reader says that no reminders shall come. */
  noRemindersUrl: string;
};

/** To the owner of an appointment, past or present. The calendar file follows it; a reminder changes nothing there. */
export const appointmentLetter = ({ kind, ...parts }: AppointmentLetter): Letter => {
  const { appointment, booker, settings, url } = parts;
  const { language, elsewhere } = appointment;
  const there = kind === 'cancelled' && elsewhere?.is === 'there' ? elsewhere.there : null;
  return {
    ...(there === null
      ? write({ kind, language, settings, contents: appointmentContents(parts) })
      : writeElsewhere(parts, there)),
    to: booker.email,
    calendar: kind === 'reminder' ? null : calendarFile({ appointment, settings, url, attendee: booker.email }),
    leave: kind === 'reminder' ? { url: parts.noRemindersUrl, byPost: true } : null,
  };
};

type ToWish = { wish: WaitingListEntry; leaveUrl: string };

/** To an address that joined the waiting list, or that somebody gave: how to confirm it, and how to leave it. */
export const joinedLetter = (parts: WishParts & ToWish & { confirmUrl: string }): Letter => {
  const { wish, settings, leaveUrl } = parts;
  const { language } = wish;
  const written = write({ kind: 'joined', language, settings, contents: joinedContents(parts) });
  return { ...written, to: wish.email, calendar: null, leave: { url: leaveUrl, byPost: false } };
};

/** To the next on the waiting list: the day that has something free, and how to join again. */
export const slotFreeLetter = (parts: SlotFreeParts & ToWish): Letter => {
  const { wish, settings, leaveUrl } = parts;
  const { language } = wish;
  const written = write({ kind: 'slotFree', language, settings, contents: slotFreeContents(parts) });
  return { ...written, to: wish.email, calendar: null, leave: { url: leaveUrl, byPost: false } };
};

/** To an administrator who tries the mail server, or the words of a letter. */
export const testLetter = (to: string, settings: Settings, trial: Written | null): Letter => ({
  ...(trial ?? writeTest(settings)),
  ...{ to, calendar: null, leave: null },
});
