// What the administration asks of printers: test slips, what they can do, how a slip would look.
import type { NameOfKind } from '../../shared/commands';
import type { printingCommands } from '../../shared/commands/printing';
import { type Answers, done, refused } from '../office/answers';
import type { Sheets } from './sheets';
import type { Slips } from './slips';

export type PrintingParts = Pick<Slips, 'prepareTest' | 'testResult' | 'probe' | 'findUsb' | 'preview'>;

export const printingAnswers = (
  slips: PrintingParts,
  printSheet: Sheets,
): Answers<keyof typeof printingCommands & NameOfKind<'room'>> => ({
  printSheet: (command, { by }) => printSheet(command, by),
  testSlip: ({ printerId }, { keeping }) =>
    keeping(() => {
      const test = slips.prepareTest(printerId);
      return test === null
        ? { result: refused('unknownPrinter'), changes: [] }
        : { result: done({ slipId: test.slipId }), changes: [], done: test.print };
    }),
  testResult: async ({ slipId }) => done({ ended: await slips.testResult(slipId) }),
  probePrinter: async ({ channel }) => done({ probed: await slips.probe(channel) }),
  findPrinters: async () => done({ printers: await slips.findUsb() }),
  previewSlip: ({ slip, profile, language }) => done({ svg: slips.preview(slip, profile, language) }),
});
