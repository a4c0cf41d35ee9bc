// G15: a demonstration says what it is, and that its clock is set.
import type { Snapshot } from '../../shared/protocol';
import { useIsClockSet } from '../clock';
import { useWords } from '../words';

export const Demonstration = ({ snapshot }: { snapshot: Snapshot }) => {
  const { t } = useWords();
  return <>{t(useIsClockSet(snapshot) ? 'common.demonstrationClock' : 'common.demonstration')}</>;
};
