// Tickets: drawn, printed again, given back; and appointments that check in.
import { z } from 'zod';
import type { WaitTold } from '../printing';
import { languageSchema, tokenSchema } from '../settings/basics';
import { LONGEST_WAY_MIN } from '../settings/hall/fromHome';
import { answer, dayCommand, done } from './define';
import { visit, visitId } from './fields';

/** What `drawTicket`, `checkIn` and `checkInVisit` answer. */
export type TicketResult = WaitTold & {
  visitId: string;
  number: string;
  /** Address of the ticket page, as it stands in the QR. */
  url: string;
  /** null when there is no printer, or it is out of order (W3). */
  slipId: string | null;
  /** When this was told (epoch ms): what clock times go by. */
  toldAt: number;
  /** The appointment's own time; null for a walk-in. */
  slotAt: number | null;
  /** C4: checked in too late for the slot, and standing in the line instead. */
  late: boolean;
};

/** What `drawFromHome` answers: `key` is that of the ticket page. */
export type HomeTicketResult = { visitId: string; key: string; number: string; code: string };

export const ticketCommands = {
  drawTicket: dayCommand({
    does: 'Draws a number for a walk-in, and prints it at a kiosk.',
    asks: { ...visit, language: languageSchema },
    answers: answer<TicketResult>(),
    may: ['kiosk', 'counter'],
    right: 'serve',
    when: 'open',
  }),
  /** W23: for somebody who sets out afterwards. */
  drawFromHome: dayCommand({
    does: 'Draws a number at home; it is called only after its owner has checked in with it.',
    asks: { ...visit, language: languageSchema, wayMin: z.int().min(0).max(LONGEST_WAY_MIN) },
    answers: answer<HomeTicketResult>(),
    may: ['visitor'],
    right: null,
    when: 'open',
  }),
  checkIn: dayCommand({
    does: 'A person who has booked, or has drawn a number at home, is here and says the code.',
    asks: {
      code: z.string().trim().toUpperCase().max(20),
      /** Null keeps the language of the booking. */
      language: languageSchema.nullable(),
    },
    answers: answer<TicketResult>(),
    may: ['kiosk', 'counter'],
    right: 'serve',
    when: 'open',
  }),
  /** C1: the same for a visitor picked from a list, or with the ticket page in their hand. */
  checkInVisit: dayCommand({
    does: 'A booked person is here and was picked from a list; a kiosk may have to bring the beginning of the family name.',
    asks: {
      visitId,
      language: languageSchema.nullable(),
      /** C6: how the family name begins, where the kiosk asks for it. */
      familyName: z.string().trim().max(20).nullable(),
    },
    answers: answer<TicketResult>(),
    may: ['kiosk', 'counter', 'visitor'],
    right: 'serve',
    when: 'open',
  }),
  leaveLine: dayCommand({
    does: 'A visitor gives the number back.',
    asks: { visitId },
    answers: done,
    may: ['visitor'],
    right: null,
    when: 'open',
  }),
  printAgain: dayCommand({
    does: "Prints a number once more; a kiosk only its own visitor's, within two minutes, and three slips at most.",
    asks: { visitId },
    answers: answer<{ slipId: string }>(),
    may: ['kiosk', 'counter', 'admin'],
    right: ['serve', 'operate'],
    when: 'open',
  }),
  settleSlip: dayCommand({
    does: 'Staff have seen to a slip of which nobody knew whether it is on paper.',
    asks: { slipId: tokenSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: ['serve', 'operate'],
    when: 'open',
  }),
};
