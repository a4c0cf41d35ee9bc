// G4: what two people have changed in different ways, side by side; somebody chooses, field by field.
import { useId, useState } from 'preact/hooks';
import type { Side } from '../../shared/merging/merge';
import { Button, Dialog } from '../../ui/kit';
import { type ConflictLine, conflictLine } from '../changes/conflictLines';
import type { Draft } from '../draft/useDraft';
import { Group, useFaultOfGroup } from '../fields/Checks';
import { useAdminWords } from '../parts/words';

const SIDES = ['theirs', 'mine'] as const;

type Choices = Readonly<Record<string, Side>>;

const Sides = ({
  line,
  chosen,
  onChoose,
}: {
  line: ConflictLine;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
}) => {
  const { t } = useAdminWords();
  const id = useId();
  const fault = useFaultOfGroup();
  return (
    <div class="adm-sides">
      {SIDES.map((side) => (
        <div key={side} class="kern-form-check">
          <input
            class="kern-form-check__radio"
            type="radio"
            id={`${id}-${side}`}
            name={id}
            checked={chosen === side}
            onChange={() => onChoose(side)}
            {...(fault && { 'aria-invalid': true, 'aria-describedby': fault })}
          />
          <label class="kern-label" for={`${id}-${side}`}>
            {t(`admin.conflict.${side}`)}
            <span class="adm-sides__value">{line[side]}</span>
          </label>
        </div>
      ))}
    </div>
  );
};

type ConflictsProps = { draft: Draft; onClose: () => void };

export const Conflicts = ({ draft, onClose }: ConflictsProps) => {
  const words = useAdminWords();
  const { t } = words;
  const [choices, setChoices] = useState<Choices>({});
  const [isMissing, setMissing] = useState(false);
  const states = { base: draft.base, theirs: draft.saved, mine: draft.settings };
  const lines = draft.conflicts.map((conflict) => conflictLine(words, conflict, states));
  const chooseAll = (side: Side) => setChoices(Object.fromEntries(lines.map(({ key }) => [key, side])));
  const take = () => {
    setMissing(true);
    if (!lines.every(({ key }) => choices[key])) return;
    draft.settle((path) => choices[path.join('/')] ?? null);
    onClose();
  };
  return (
    <Dialog
      title={t('admin.conflict.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={take}>{t('admin.conflict.take')}</Button>
        </>
      }
    >
      <p class="kern-body">{t('admin.conflict.how')}</p>
      {lines.length > 1 && (
        <div class="adm-actions">
          {SIDES.map((side) => (
            <Button key={side} kind="tertiary" onClick={() => chooseAll(side)}>
              {t(side === 'mine' ? 'admin.conflict.allMine' : 'admin.conflict.allTheirs')}
            </Button>
          ))}
        </div>
      )}
      {lines.map((line) => (
        <Group
          key={line.key}
          legend={`${line.where}: ${line.what}`}
          hint={t('admin.conflict.base', { value: line.before })}
          error={isMissing && !choices[line.key] && t('admin.conflict.missing')}
        >
          <Sides
            line={line}
            chosen={choices[line.key]}
            onChoose={(side) => setChoices((before) => ({ ...before, [line.key]: side }))}
          />
        </Group>
      ))}
    </Dialog>
  );
};
