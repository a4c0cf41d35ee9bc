// P18: a block on a slip printer: the next slip is sent once the one before it is proved to be on paper.
import type { PaperPrinting, PaperSlip } from '../../shared/paper/slips';
import {
  HARMLESS_PROBLEMS,
  type PaperSheet,
  type PrinterProblem,
  type SheetContent,
  type SlipState,
} from '../../shared/printing';
import type { RefusalCode } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import { ticketWordOf } from '../../shared/words/ticketWord';
import type { PaperBlock, PaperBlocks } from './blocks';
import { lettersOf, matterOf, saidOf } from './slipText';

/** What is written by hand on a narrow roll, a line each. */
const FILL = [
  ...['Ausgegeben: ________ Uhr', 'Aufgerufen: ________ Uhr', 'Fertig: ________ Uhr', 'Schalter: ________'],
  '[ ] erledigt',
  '[ ] nicht gekommen',
  '[ ] gegangen',
];

const contentOf = (
  { serviceId }: PaperBlock,
  slip: PaperSlip,
  settings: Settings,
  ticketUrl: (key: string) => string,
): PaperSheet => ({
  ...{ kind: 'paper', language: 'de', ticketWord: ticketWordOf(settings), logo: settings.slip.logo },
  ...{ office: settings.office.name, number: slip.number, matter: matterOf(serviceId, settings) },
  ...{ url: ticketUrl(slip.key), letters: lettersOf(slip) },
  said: settings.languages.map(saidOf),
  fill: serviceId === null ? ['Anliegen: ____________________', ...FILL] : FILL,
});

/** What became of a slip. */
type Ended = { state: SlipState; problem: PrinterProblem | null };

export type BlockPrintingParts = {
  blocks: Pick<PaperBlocks, 'printed'>;
  settings: () => Settings;
  ticketUrl: (key: string) => string;
  print: (printerId: string, content: SheetContent) => { slipId: string; ended: Promise<Ended> };
};

type Asked = { blockId: string; printerId: string; from: string; to: string };

/** A printer that proves nothing has taken all of the slip, and nothing follows from its silence; from that of another one it does. */
const isTaken = ({ state, problem }: Ended, proves: boolean): boolean =>
  state === 'printed' || (!proves && state === 'unknown' && problem !== null && HARMLESS_PROBLEMS.includes(problem));

export const createBlockPrinting = ({ blocks, settings, ticketUrl, print }: BlockPrintingParts) => {
  let job: PaperPrinting | null = null;
  /** Printers that prove their slips, as far as was seen. */
  const proving = new Set<string>();

  /** One slip; whether the next may follow. */
  const printOne = async (mine: PaperPrinting, slip: PaperSlip): Promise<boolean> => {
    const block = blocks.printed(mine.blockId)?.block;
    if (block === undefined) return false;
    mine.at = slip.number;
    const { slipId, ended } = print(mine.printerId, contentOf(block, slip, settings(), ticketUrl));
    const printer = settings().printers.find(({ id }) => id === mine.printerId);
    const result = await ended;
    if (result.state === 'printed') proving.add(mine.printerId);
    if (!isTaken(result, proving.has(mine.printerId) && printer?.profile.confirm !== 'none')) {
      // It may be another one by now: whoever has looked and goes on is not stopped by its silence again.
      proving.delete(mine.printerId);
      Object.assign(mine, { state: 'trouble', problem: result.problem, isDoubtful: result.state === 'unknown' });
      return false;
    }
    if (result.state === 'printed') mine.printed += 1;
    else mine.unproven += 1;
    mine.picture = printer?.channel.kind === 'virtual' ? `/slips/${slipId}.svg` : null;
    return true;
  };

  const run = async (mine: PaperPrinting, slips: readonly PaperSlip[]): Promise<void> => {
    for (const [i, slip] of slips.entries()) {
      if (!(await printOne(mine, slip))) break;
      mine.at = slips[i + 1]?.number ?? null;
      if (mine.state === 'stopping') break;
    }
    if (mine.at === null) mine.state = 'done';
    else if (mine.state !== 'trouble') mine.state = 'stopped';
  };

  return {
    /** What was printed last since the start. */
    state: (): PaperPrinting | null => job,
    /** From one number to another, in the order of the block: what prints them, or why nobody does. */
    prepare: ({ blockId, printerId, from, to }: Asked): RefusalCode | (() => void) => {
      if (job?.state === 'printing' || job?.state === 'stopping') return 'paperPrinting';
      if (!settings().printers.some(({ id }) => id === printerId)) return 'unknownPrinter';
      const all = blocks.printed(blockId)?.slips;
      if (all === undefined) return 'unknownBlock';
      const [first, last] = [from, to].map((number) => all.findIndex((slip) => slip.number === number));
      if (first === undefined || last === undefined || first < 0 || last < first) return 'malformed';
      const slips = all.slice(first, last + 1);
      return () => {
        const mine: PaperPrinting = {
          ...{ blockId, printerId, first: from, last: to, total: slips.length, printed: 0, unproven: 0, at: from },
          ...{ state: 'printing', problem: null, isDoubtful: false, picture: null },
        };
        job = mine;
        void run(mine, slips);
      };
    },
    /** The slip that is on its way is waited for. */
    stop: (): void => {
      if (job?.state === 'printing') job.state = 'stopping';
    },
  };
};
