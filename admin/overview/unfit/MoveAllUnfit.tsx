// A17: where all of these would go, before anything happens: name, old time, new time, and who hears of it how.
import { useEffect, useState } from 'preact/hooks';
import type { ContactView } from '../../../shared/protocol';
import type { SpokenRefusal } from '../../../shared/words';
import { Button, Dialog, StatusText } from '../../../ui/kit';
import { formatTime } from '../../../ui/time';
import type { PageParts } from '../../draft/page';
import { Refused } from '../../parts/Parts';
import { Row, Table } from '../../parts/Table';
import { useAdminWords } from '../../parts/words';
import { whoPhrase } from './UnfitList';
import type { Move } from './useUnfit';

/** As many as the server proposes at once; the rest stays in the list. */
const MOST_AT_ONCE = 1000;

type Props = Pick<PageParts, 'ask' | 'view'> & {
  about: readonly ContactView[];
  isWritten: (one: ContactView) => boolean;
  onYes: (moves: Move[]) => void;
  onClose: () => void;
};

export const MoveAllUnfit = ({ ask, view, about, isWritten, onYes, onClose }: Props) => {
  const words = useAdminWords();
  const { t, count } = words;
  const { timeZone } = view.office;
  const [moves, setMoves] = useState<Move[] | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  useEffect(() => {
    const visitIds = about.slice(0, MOST_AT_ONCE).map(({ visitId }) => visitId);
    void ask({ type: 'proposeMoves', visitIds }).then((answer) => {
      if (!answer.ok) return setRefusal(answer.refusal);
      const moved = answer.result.moves.flatMap(({ visitId, slotAt, none }) => {
        const one = about.find((other) => other.visitId === visitId);
        return one ? [{ one, slotAt, none }] : [];
      });
      setMoves(moved);
    });
  }, []);
  const going = moves?.filter(({ slotAt }) => slotAt !== null).length ?? 0;
  const when = (at: number) => formatTime(at, 'dateTime', timeZone, words.language);
  return (
    <Dialog
      title={t('admin.unfit.moveAllTitle')}
      onClose={onClose}
      footer={
        <>
          <Button kind="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {moves !== null && going > 0 && (
            <Button onClick={() => onYes(moves)}>{count('admin.unfit.moveAllYes', going)}</Button>
          )}
        </>
      }
    >
      <Refused refusal={refusal} timeZone={timeZone} />
      <p class="kern-body" role="status">
        {moves === null ? refusal === null && t('admin.unfit.looking') : t('admin.unfit.moveAllWhat')}
      </p>
      {moves !== null && (
        <Table
          caption={count('admin.unfit.moves', moves.length)}
          heads={[t('admin.col.name'), t('admin.unfit.before'), t('admin.unfit.after'), t('admin.unfit.told')]}
          empty={t('admin.unfit.none')}
          rows={moves.map(({ one, slotAt, none }) => (
            <Row
              key={one.visitId}
              head={whoPhrase(words, one)}
              cells={[
                when(one.slotAt),
                slotAt === null ? (
                  <StatusText key="stays" kind="warning">
                    {t(`admin.unfit.stays.${none ?? 'noneFree'}`)}
                  </StatusText>
                ) : (
                  when(slotAt)
                ),
                slotAt === null ? '–' : t(isWritten(one) ? 'admin.unfit.byLetter' : 'admin.unfit.byPhone'),
              ]}
            />
          ))}
        />
      )}
    </Dialog>
  );
};
