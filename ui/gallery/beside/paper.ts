// Paper blocks as the gallery's office has them: none, until a state says which; every slip that can be read is of one of them.
import { type Answers, done, refused } from '../../../server/office/answers';
import { type PaperBlockView, type PaperPrinting, readPaper } from '../../../shared/paper/slips';
import type { openHistory } from '../history';

export type PaperRoom = { blocks: readonly PaperBlockView[]; printing: PaperPrinting | null };
export const NO_PAPER: PaperRoom = { blocks: [], printing: null };

export const paperIn = (
  { events }: Pick<ReturnType<typeof openHistory>, 'events'>,
  room: () => PaperRoom,
): Answers<'paperBlocks' | 'paperPrinting' | 'readPaper'> => ({
  paperBlocks: () => done({ blocks: [...room().blocks] }),
  paperPrinting: () => done({ printing: room().printing }),
  readPaper: ({ typed }) => {
    const slip = readPaper(typed);
    if (slip === null) return refused('unknownPaper');
    const { key, number, blockId } = slip;
    const serviceId = room().blocks.find((one) => one.blockId === blockId)?.serviceId ?? null;
    const brought = events.find(({ event }) => event.type === 'paperBrought' && event.key === key);
    return done({ key, number, serviceId, usedOn: brought?.day ?? null });
  },
});
