// What somebody takes home on paper (W16, W17), and what became of it.
import { useState } from 'preact/hooks';
import type { CommandOf } from '../../shared/commands';
import { Alert, Button } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';

type Wanted = CommandOf<'printSheet'>['sheet'];
export type PrintingState = 'none' | 'running' | 'printed' | 'failed';

/** Prints it in the language that is spoken, one at a time. */
export const useSheet = (ask: Ask, sheet: Wanted) => {
  const { language } = useKioskWords();
  const [state, setState] = useState<PrintingState>('none');
  const print = async () => {
    if (state === 'running') return;
    setState('running');
    const answer = await ask({ type: 'printSheet', sheet, language });
    setState(answer.ok && answer.result.state === 'printed' ? 'printed' : 'failed');
  };
  return { state, print: () => void print() };
};

export const SheetState = ({ state }: { state: PrintingState }) => {
  const { t } = useKioskWords();
  return (
    <div role="status">
      {state !== 'none' && <Alert kind={state === 'printed' ? 'success' : 'info'} title={t(`kiosk.sheet.${state}`)} />}
    </div>
  );
};

export type TakeHomeProps = { ask: Ask; wish: Wish; label: string };

/** W17: what to bring, the next free times, when it is open, and where to book. */
export const TakeHome = ({ ask, wish, label }: TakeHomeProps) => {
  const { serviceIds, persons } = wish;
  const sheet = useSheet(ask, { kind: 'offer', serviceIds, persons });
  return (
    <>
      <Button kind="secondary" blocked={sheet.state === 'running'} onClick={sheet.print}>
        {label}
      </Button>
      <SheetState state={sheet.state} />
    </>
  );
};
