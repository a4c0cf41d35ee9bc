// S88: the list outlives a reload of the page, in this browser; it has numbers and times and nobody's name.
import { useState } from 'preact/hooks';
import { readKept, writeKept } from '../../../ui/link/storage';
import { type PaperList, withoutWaiting } from '../slips';

const KEPT = 'admin:paper';

const isList = (said: unknown): said is PaperList =>
  typeof said === 'object' && said !== null && 'day' in said && 'slips' in said && Array.isArray(said.slips);

const kept = (): PaperList | null => {
  try {
    const said: unknown = JSON.parse(readKept(KEPT) ?? 'null');
    return isList(said) ? said : null;
  } catch {
    return null;
  }
};

export const useList = (day: string) => {
  const [list, setList] = useState<PaperList>(() => kept() ?? { day, from: '08:00', to: '16:00', slips: [] });
  // Nobody waits since yesterday, also where the page has stood open since then.
  const asOfToday = (one: PaperList) => (one.day === day ? one : withoutWaiting(one));
  return {
    list: asOfToday(list),
    change: (to: (list: PaperList) => PaperList): void =>
      setList((now) => {
        const next = to(asOfToday(now));
        writeKept(KEPT, next.slips.length === 0 ? null : JSON.stringify(next));
        return next;
      }),
  };
};
