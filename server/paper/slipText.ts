// What stands on a slip of a paper block, on a sheet or on a roll.
import type { PaperSlip } from '../../shared/paper/slips';
import type { Language, Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { slipWordsOf } from '../../shared/words/slip';
import { serviceNames } from '../queue/views/parts';

/** The matter that a block is for alone, in German; null for whatever somebody comes for. */
export const matterOf = (serviceId: string | null, settings: Settings): string | null =>
  serviceId === null
    ? null
    : serviceNames(settings, [serviceId])
        .map((name) => textOf(name, 'de'))
        .join();

/** What is typed where the code cannot be scanned, in two lines. */
export const lettersOf = ({ number, blockId, proof }: PaperSlip): [string, string] => [
  `${number} ${blockId}`,
  `${proof.slice(0, 5)} ${proof.slice(5)}`,
];

/** What the slip says to who has it. */
export const saidOf = (language: Language): string => slipWordsOf(language).t('slip.paper');
