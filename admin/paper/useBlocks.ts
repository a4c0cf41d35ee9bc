// The blocks as the server has them, and how far they are used.
import { useEffect, useState } from 'preact/hooks';
import type { PaperBlockView } from '../../shared/paper/slips';
import type { Ask } from '../../ui/link/link';

export const useBlocks = (ask: Ask) => {
  const [list, setList] = useState<PaperBlockView[] | null>(null);
  const look = async () => {
    const answer = await ask({ type: 'paperBlocks' });
    if (answer.ok) setList(answer.result.blocks);
  };
  useEffect(() => void look(), []);
  return { list, look: () => void look() };
};
export type BlocksKnown = ReturnType<typeof useBlocks>;
