// What visitors' doors need of the office in the hand.
import type { createFreeSlots } from '../../../server/public/booking/free';
import type { createFromHomeOffer } from '../../../server/public/booking/office';
import type { Day, Visit } from '../../../server/queue/day/day';
import type { DayCommand } from '../../../server/queue/decide';
import type { Actor } from '../../../shared/events';
import type { Reply } from '../../../shared/protocol';

/** A visit and its day. */
export type Found = { there: Day; visit: Visit };

export type Door = {
  branch: Parameters<typeof createFromHomeOffer>[0] & Parameters<typeof createFreeSlots>[0];
  free: ReturnType<typeof createFreeSlots>;
  visitOf: (fits: (visit: Visit) => boolean) => Found | null;
  handle: (command: DayCommand, by: Actor) => Reply;
};
