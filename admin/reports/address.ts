// A report's range stands in the address, so that it can be kept, sent and gone back to; and whether it is the sheet.
import { type Range, weekOf } from '../../shared/figures/reports';

export type Shown = { range: Range; isSheet: boolean };

const ADDRESS = /^(sheet_)?(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/;

/** What an address means; this week where it means nothing. */
export const shownBy = (id: string | null, today: string): Shown => {
  const [, sheet, from, to] = ADDRESS.exec(id ?? '') ?? [];
  if (from === undefined || to === undefined) return { range: weekOf(today), isSheet: false };
  return { range: { from, to }, isSheet: sheet !== undefined };
};

export const addressOf = ({ from, to }: Range, isSheet = false): string => `${isSheet ? 'sheet_' : ''}${from}_${to}`;
