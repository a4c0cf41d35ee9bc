// Paper blocks as the gallery's office has them: none, until a state says which; every slip that can be read is of one of them.
import { type Answers, done, refused } from '../../../server/office/answers';
import { broughtInto } from '../../../server/queue/decide/paper/takeBack';
import { type PaperBlockView, type PaperPrinting, readPaper } from '../../../shared/paper/slips';
import type { openHistory } from '../history';

export type PaperRoom = { blocks: readonly PaperBlockView[]; printing: PaperPrinting | null };
export const NO_PAPER: PaperRoom = { blocks: [], printing: null };

export const paperIn = (
  { events, dayNamed, time }: Pick<ReturnType<typeof openHistory>, 'events' | 'dayNamed' | 'time'>,
  room: () => PaperRoom,
): Answers<'paperBlocks' | 'paperPrinting' | 'broughtPaper' | 'readPaper'> => ({
  paperBlocks: () => done({ blocks: [...room().blocks] }),
  broughtPaper: ({ day }) => done({ slips: broughtInto(dayNamed(day), time.now) }),
  paperPrinting: () => done({ printing: room().printing }),
  readPaper: ({ typed }) => {
    const slip = readPaper(typed);
    if (slip === null) return refused('unknownPaper');
    const { key, number, blockId } = slip;
    const serviceId = room().blocks.find((one) => one.blockId === blockId)?.serviceId ?? null;
    const last = events.findLast(({ event }) => 'key' in event && event.key === key);
    return done({ key, number, serviceId, usedOn: last?.event.type === 'paperBrought' ? last.day : null });
  },
});
