// What the administration's page of paper numbers is told: a block that is begun, and slips of it that are scanned.
import { min } from '../../history';
import { busyMorning } from '../../mornings';
import type { Office } from '../../office';
import type { Steps } from '../../state';
import { each, press, type } from '../adminParts';

const DAY_MS = 86_400_000;

export const withPaper = (): Office => {
  const office = busyMorning();
  const blocks = [
    {
      ...{ blockId: 'W4XB', first: 'Q101', last: 'Q150', serviceId: 'ausweis', madeAt: min(-2 * 60) - DAY_MS },
      ...{ used: 0, next: 'Q101' },
    },
    {
      ...{ blockId: 'K7MX', first: 'Q001', last: 'Q100', serviceId: null, madeAt: min(-60) - 61 * DAY_MS },
      ...{ used: 16, next: 'Q017' },
    },
  ];
  office.beside.paper = { blocks, printing: null };
  return office;
};

/** As a scanner types it. */
export const scan = (number: number): Steps =>
  each(type('admin.paper.scan', `Q0${number} K7MX 3F8PA RTBZ4`), press('admin.add'));

/** A block on a slip printer: paper is out in the middle of it. */
export const withPaperOut = (): Office => {
  const office = withPaper();
  office.beside.paper = {
    ...office.beside.paper,
    printing: {
      ...{ blockId: 'W4XB', printerId: 'drucker-1', first: 'Q101', last: 'Q150', total: 50, printed: 23, unproven: 0 },
      ...{ at: 'Q124', state: 'trouble', problem: 'paperOut', isDoubtful: true, picture: null },
    },
  };
  return office;
};
