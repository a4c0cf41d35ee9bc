// What can happen to a database that lies on a disk: pages zeroed, overwritten, swapped, torn between old and new, ends cut off,
// bytes turned; in the file or in its log.
import type { Chance } from '../../server/queue/replay/chance';

export const DAMAGES = ['zeroed', 'garbage', 'swapped', 'half', 'cut', 'byte'] as const;
export type Damage = (typeof DAMAGES)[number];

const PAGE = 4096;

/** A copy with one kind of damage, at a place by chance. */
export const spoiled = (content: Buffer, damage: Damage, { share }: Chance): Buffer => {
  const copy = Buffer.from(content);
  const somewhere = (most: number) => Math.floor(share() * most);
  const pages = Math.max(1, Math.floor(copy.length / PAGE));
  const at = somewhere(pages) * PAGE;
  const page = copy.subarray(at, at + PAGE);
  switch (damage) {
    case 'zeroed':
      page.fill(0);
      return copy;
    case 'garbage':
      for (let i = 0; i < page.length; i += 1) page[i] = somewhere(256);
      return copy;
    case 'swapped': {
      const other = somewhere(pages) * PAGE;
      content.copy(copy, at, other, other + PAGE);
      return copy;
    }
    // The second half is of another page, as when the power goes in the midst of a write.
    case 'half': {
      const other = somewhere(pages) * PAGE;
      content.copy(copy, at + PAGE / 2, other + PAGE / 2, other + PAGE);
      return copy;
    }
    case 'cut':
      return copy.subarray(0, somewhere(copy.length));
    case 'byte': {
      const place = somewhere(copy.length);
      copy[place] = (copy[place] ?? 0) ^ (1 + somewhere(255));
      return copy;
    }
  }
};
