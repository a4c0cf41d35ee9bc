// A17: what is asked before an appointment is moved, cancelled or kept, one of them or many.
import type { ContactView } from '../../../shared/protocol';
import { Confirm } from '../../../ui/kit';
import type { PageParts } from '../../draft/page';
import { useAdminWords } from '../../parts/words';
import { MoveAllUnfit } from './MoveAllUnfit';
import { MoveUnfit } from './MoveUnfit';
import type { Kind, Move } from './useUnfit';

export type Question = { kind: 'one' | 'cancelOne'; about: ContactView } | { kind: Kind; about: ContactView[] };

type Props = {
  parts: PageParts;
  question: Question;
  isWritten: (one: ContactView) => boolean;
  onCancelOne: (one: ContactView) => void;
  onDecide: (kind: Kind, moves: readonly Move[]) => void;
  onClose: () => void;
};

const stayingAs = (about: readonly ContactView[]): Move[] => about.map((one) => ({ one, slotAt: null, none: null }));

export const Questions = ({ parts, question, isWritten, onCancelOne, onDecide, onClose }: Props) => {
  const { ask, view } = parts;
  const { t, count } = useAdminWords();
  switch (question.kind) {
    case 'one':
      return (
        <MoveUnfit {...parts} appointment={question.about} isWritten={isWritten(question.about)} onClose={onClose} />
      );
    case 'cancelOne':
      return (
        <Confirm
          title={count('admin.unfit.cancelTitle', 1)}
          confirm={t('admin.unfit.cancelYes')}
          onConfirm={() => onCancelOne(question.about)}
          onClose={onClose}
        >
          <p class="kern-body">
            {t(isWritten(question.about) ? 'admin.unfit.cancelWritten' : 'admin.unfit.cancelCalled')}
          </p>
        </Confirm>
      );
    case 'move':
      return (
        <MoveAllUnfit
          {...{ ask, view, isWritten, onClose }}
          about={question.about}
          onYes={(moves) => onDecide('move', moves)}
        />
      );
    case 'cancel':
    case 'keep':
      return (
        <Confirm
          title={count(`admin.unfit.${question.kind}Title`, question.about.length)}
          confirm={t(`admin.unfit.${question.kind}Yes`)}
          onConfirm={() => onDecide(question.kind, stayingAs(question.about))}
          onClose={onClose}
        >
          <p class="kern-body">{t(`admin.unfit.${question.kind}What`)}</p>
        </Confirm>
      );
  }
};
