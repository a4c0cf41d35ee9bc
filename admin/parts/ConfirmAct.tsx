// Asks once more before an act that cannot be taken back, and stays open while it is refused.
import type { ScreenCommand } from '../../shared/commands';
import { Confirm } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Refused } from './Parts';
import { useAct } from './useAct';

type ConfirmActProps = Pick<PageParts, 'view' | 'ask'> & {
  command: ScreenCommand;
  title: string;
  /** What the act does. */
  what: string;
  /** What the button says that does it. */
  confirm: string;
  onClose: () => void;
};

export const ConfirmAct = ({ view, ask, command, title, what, confirm, onClose }: ConfirmActProps) => {
  const { act, isBusy, refusal } = useAct(ask);
  const go = async () => {
    if (isBusy) return;
    const answer = await act(command);
    if (answer.ok) onClose();
  };
  return (
    <Confirm title={title} confirm={confirm} onConfirm={() => void go()} onClose={onClose}>
      <p class="kern-body">{what}</p>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
    </Confirm>
  );
};
