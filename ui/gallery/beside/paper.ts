// Paper blocks as the gallery's office has them: none, until a state says which; every slip that can be read is of one of them.
import { type Answers, done, refused } from '../../../server/office/answers';
import { type PaperBlockView, readPaper } from '../../../shared/paper/slips';
import type { openHistory } from '../history';

export type PaperBlocks = readonly PaperBlockView[];

export const paperIn = (
  { events }: Pick<ReturnType<typeof openHistory>, 'events'>,
  blocks: () => PaperBlocks,
): Answers<'paperBlocks' | 'readPaper'> => ({
  paperBlocks: () => done({ blocks: [...blocks()] }),
  readPaper: ({ typed }) => {
    const slip = readPaper(typed);
    if (slip === null) return refused('unknownPaper');
    const { key, number, blockId } = slip;
    const serviceId = blocks().find((one) => one.blockId === blockId)?.serviceId ?? null;
    const brought = events.find(({ event }) => event.type === 'paperBrought' && event.key === key);
    return done({ key, number, serviceId, usedOn: brought?.day ?? null });
  },
});
