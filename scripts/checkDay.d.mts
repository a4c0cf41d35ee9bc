export type Checked = {
  day: string | null;
  lines: number;
  calls: number;
  byRule: Record<string, number>;
  faults: { line: number; what: string }[];
  head: string | null;
};
export function checkDay(text: string): Checked;
