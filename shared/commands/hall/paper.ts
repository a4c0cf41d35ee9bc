// S88: blocks of paper numbers, printed ahead, and the day that was worked with them.
import { z } from 'zod';
import { broughtSlipSchema } from '../../paper/brought';
import {
  BLOCK_LENGTH,
  BLOCK_SIZES,
  type BroughtView,
  LAST_NUMBER,
  type PaperBlockView,
  type PaperPrinting,
  type PaperResult,
  type ReadPaperResult,
  type TakenBackResult,
} from '../../paper/slips';
import { idSchema, tokenSchema } from '../../settings/basics';
import { answer, dayCommand, done, query, roomCommand } from '../define';
import { day } from '../fields';

const blockId = z.string().length(BLOCK_LENGTH);
const paperNumber = z.string().regex(/^Q\d{3}$/);

export const paperCommands = {
  bringInPaper: dayCommand({
    does: 'Brings slips of a paper block into the day on which they were handed out, all of them or none; who still waits stands in the line of today, by the time on the slip. What was brought in before stays as it is.',
    asks: { day, slips: z.array(broughtSlipSchema).min(1).max(LAST_NUMBER) },
    answers: answer<PaperResult>(),
    may: ['admin'],
    right: 'operate',
    when: 'always',
    size: 'large',
  }),
  takeBackPaper: dayCommand({
    does: 'Takes back slips that were brought into a day by mistake, all of them or none: within seven days, and as long as nothing was done with them since.',
    asks: { day, keys: z.array(tokenSchema).min(1).max(LAST_NUMBER) },
    answers: answer<TakenBackResult>(),
    may: ['admin'],
    right: 'operate',
    when: 'always',
    size: 'large',
  }),
  broughtPaper: query({
    does: 'The slips that were brought into a day, by their numbers, and which of them can be taken back.',
    asks: { day },
    answers: answer<{ slips: BroughtView[] }>(),
    may: ['admin'],
    right: 'operate',
    looksAt: 'nothing',
  }),
  makePaperBlock: roomCommand({
    does: 'Makes a block of numbers that no kiosk gives, to be printed and kept for the day on which the server is gone.',
    asks: { count: z.literal(BLOCK_SIZES), serviceId: idSchema.nullable() },
    answers: answer<{ blockId: string }>(),
    right: 'operate',
    isRemembered: true,
  }),
  discardPaperBlock: roomCommand({
    does: 'A block was lost or thrown away: its slips are good no more.',
    asks: { blockId },
    answers: done,
    right: 'operate',
    isRemembered: true,
  }),
  printPaperBlock: roomCommand({
    does: 'Prints slips of a block on a slip printer, one after the other, each once the one before it is on paper.',
    asks: { blockId, printerId: idSchema, from: paperNumber, to: paperNumber },
    answers: done,
    right: 'operate',
    isRemembered: true,
  }),
  stopPaperPrinting: roomCommand({
    does: 'Prints no more slips of a block than the one that is on its way.',
    asks: {},
    answers: done,
    right: 'operate',
    isRemembered: true,
  }),
  paperPrinting: query({
    does: 'The block that is being printed, or was last since the start, and how far it is; null where there was none.',
    asks: {},
    answers: answer<{ printing: PaperPrinting | null }>(),
    may: ['admin'],
    right: 'operate',
    looksAt: 'nothing',
  }),
  paperBlocks: query({
    does: 'The blocks that there are, the newest first, and how many of their slips were brought in.',
    asks: {},
    answers: answer<{ blocks: PaperBlockView[] }>(),
    may: ['admin'],
    right: 'operate',
    looksAt: 'nothing',
  }),
  readPaper: query({
    does: 'What a slip is, as it was scanned or typed.',
    asks: { typed: z.string().max(500) },
    answers: answer<ReadPaperResult>(),
    may: ['admin'],
    right: 'operate',
    looksAt: 'nothing',
  }),
};
