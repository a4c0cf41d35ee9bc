// S88: what the administration asks of paper blocks: which there are, a new one, one less, and what a slip is.
import type { NameOfKind } from '../../shared/commands';
import type { paperCommands } from '../../shared/commands/hall/paper';
import { type PaperBlockView, readPaper } from '../../shared/paper/slips';
import { type Answers, done, orRefused, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import { broughtInto } from '../queue/decide/paper/takeBack';
import type { Store } from '../storage/port';
import { answering, unchanged } from '../storage/steps';
import type { PaperBlock, PaperBlocks } from './blocks';
import { type BlockPrintingParts, createBlockPrinting } from './printing';

export type PaperParts = Pick<BlockPrintingParts, 'ticketUrl' | 'print'> & {
  blocks: PaperBlocks;
  branch: Pick<Branch, 'settings' | 'anyDay' | 'now'>;
  days: Pick<Store['days'], 'ofPaper'>;
};

export const paperAnswers = ({
  blocks,
  branch,
  days,
  ticketUrl,
  print,
}: PaperParts): Answers<keyof typeof paperCommands & NameOfKind<'room' | 'query'>> => {
  const printing = createBlockPrinting({ blocks, settings: branch.settings, ticketUrl, print });
  const viewOf = async (block: PaperBlock): Promise<PaperBlockView[]> => {
    const slips = blocks.printed(block.blockId)?.slips ?? [];
    const [first, last] = [slips[0], slips.at(-1)];
    if (first === undefined || last === undefined) return [];
    const used = await days.ofPaper(slips.map(({ key }) => key));
    const { blockId, serviceId, madeAt } = block;
    return [
      {
        ...{ blockId, first: first.number, last: last.number, serviceId, madeAt, used: used.size },
        next: slips.find(({ key }) => !used.has(key))?.number ?? null,
      },
    ];
  };

  return {
    makePaperBlock: ({ count, serviceId }, { keeping }) =>
      keeping(() => {
        const isKnown = serviceId === null || branch.settings().services.some(({ id }) => id === serviceId);
        if (!isKnown) return unchanged(refused('unknownService'));
        return answering(blocks.make(count, serviceId), (blockId) =>
          blockId === null ? refused('tooManyBlocks', { most: blocks.list().length }) : done({ blockId }),
        );
      }),
    discardPaperBlock: ({ blockId }, { keeping }) => keeping(() => orRefused(blocks.discard(blockId), 'unknownBlock')),
    printPaperBlock: (asked, { keeping }) =>
      keeping(() => {
        const print = printing.prepare(asked);
        if (typeof print === 'string') return unchanged(refused(print));
        return { ...unchanged(done(null)), done: print };
      }),
    stopPaperPrinting: (_, { keeping }) => keeping(() => ({ ...unchanged(done(null)), done: printing.stop })),
    paperPrinting: () => done({ printing: printing.state() }),
    paperBlocks: async () => done({ blocks: (await Promise.all(blocks.list().map(viewOf))).flat() }),
    broughtPaper: async ({ day: name }) => {
      const day = await branch.anyDay(name);
      return done({ slips: broughtInto(day, branch.now()) });
    },
    readPaper: async ({ typed }) => {
      // Keyboards of German and English swap these two, and so do scanners that are set for the other.
      const swapped = typed.replace(/[yz]/gi, (sign) => (sign.toLowerCase() === 'y' ? 'z' : 'y'));
      const read = [typed, swapped].flatMap((one) => readPaper(one) ?? []);
      const slip = read.map(({ key }) => blocks.slipOf(key)).find((one) => one !== null) ?? null;
      if (slip === null) return refused('unknownPaper');
      const { key, number, blockId } = slip;
      const serviceId = blocks.list().find((one) => one.blockId === blockId)?.serviceId ?? null;
      const isThere = branch.settings().services.some(({ id }) => id === serviceId);
      const usedOn = (await days.ofPaper([key])).get(key) ?? null;
      return done({ key, number, serviceId: isThere ? serviceId : null, usedOn });
    },
  };
};
