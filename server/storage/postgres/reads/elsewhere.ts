// M17: the figures of an office, for whoever is not that office and reads alone.
import type { Store } from '../../port';
import { openReaders } from '../session/readers';
import { createFigureReads } from './beside';

export type FiguresElsewhere = Pick<Store['figures'], 'between' | 'missing'> & { close: () => Promise<void> };

export const openFigures = async (url: string, office: string): Promise<FiguresElsewhere> => {
  const readers = await openReaders(url, office, { steady: () => Promise.resolve() });
  const { between, missing } = createFigureReads(readers).figures;
  return { between, missing, close: readers.close };
};
