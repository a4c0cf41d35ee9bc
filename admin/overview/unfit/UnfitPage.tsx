// A17: appointments that the settings have no room for any more. The office decides about each, or about many at once.
import { useState } from 'preact/hooks';
import type { ContactView } from '../../../shared/protocol';
import { Button, StatusText } from '../../../ui/kit';
import { useMay } from '../../../ui/rights';
import type { PageParts } from '../../draft/page';
import { PageHead, Refused } from '../../parts/Parts';
import { useAct } from '../../parts/useAct';
import { useAdminWords } from '../../parts/words';
import { Choice } from './Choice';
import { type Question, Questions } from './Questions';
import { UnfitLists } from './UnfitLists';
import { UnfitOutcome } from './UnfitOutcome';
import { type Kind, type Move, useUnfit } from './useUnfit';

export const UnfitPage = (parts: PageParts) => {
  const { view, ask } = parts;
  const { timeZone } = view.office;
  const { t } = useAdminWords();
  const mayDecide = useMay()('manageAppointments');
  const { list, progress, outcome, run } = useUnfit(parts);
  const { act, isBusy: isActing, refusal } = useAct(ask);
  const [question, setQuestion] = useState<Question | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const isBusy = isActing || progress !== null;
  // Without a mail server nobody is written to: then everybody has to be called.
  const isWritten = ({ email }: ContactView) => view.settings.mail !== null && email !== null;
  const undecided = list?.filter(({ unfit }) => unfit !== 'untold') ?? [];
  const untold = list?.filter(({ unfit }) => unfit === 'untold') ?? [];
  const chosen = undecided.filter(({ visitId }) => ticked.includes(visitId));
  const isAnybodyCalled = untold.length > 0 || undecided.some((one) => !isWritten(one));

  const close = () => setQuestion(null);
  const keep = ({ day, visitId }: ContactView) => void act({ type: 'keepAppointment', day, visitId });
  const cancelOne = (one: ContactView) => {
    close();
    void act({ type: 'cancelAppointment', day: one.day, visitId: one.visitId, untold: isWritten(one) });
  };
  const decide = (kind: Kind, moves: readonly Move[]) => {
    close();
    setTicked([]);
    void run(kind, moves);
  };
  const choice = {
    chosen: ticked,
    choose: (visitId: string, isChosen: boolean) =>
      setTicked(isChosen ? [...ticked, visitId] : ticked.filter((one) => one !== visitId)),
  };
  const acts = [
    { label: t('admin.unfit.move'), onClick: (about: ContactView) => setQuestion({ kind: 'one', about }) },
    { label: t('admin.unfit.cancel'), onClick: (about: ContactView) => setQuestion({ kind: 'cancelOne', about }) },
    { label: t('admin.unfit.keep'), onClick: keep },
  ];
  return (
    <>
      <PageHead title={t('admin.page.unfit')}>
        {isAnybodyCalled && (
          <Button kind="secondary" onClick={() => print()}>
            {t('admin.unfit.print')}
          </Button>
        )}
      </PageHead>
      {undecided.length > 0 && (
        <p class="kern-body">{t(mayDecide ? 'admin.unfit.what' : 'admin.appointments.notYours')}</p>
      )}
      <Refused refusal={refusal} timeZone={timeZone} />
      <UnfitOutcome progress={progress} outcome={outcome} timeZone={timeZone} />
      {list?.length === 0 && (
        <p class="kern-body">
          <StatusText kind="success">{t('admin.unfit.none')}</StatusText>
        </p>
      )}
      {undecided.length > 0 && mayDecide && (
        <Choice
          all={undecided.length}
          chosen={chosen.length}
          isBusy={isBusy}
          onAll={(isChosen) => setTicked(isChosen ? undecided.map(({ visitId }) => visitId) : [])}
          onAct={(kind) => setQuestion({ kind, about: chosen.length > 0 ? chosen : undecided })}
        />
      )}
      <UnfitLists
        {...{ timeZone, isBusy, undecided, untold, isWritten }}
        choice={mayDecide ? choice : null}
        acts={mayDecide ? acts : []}
        toldActs={mayDecide ? [{ label: t('admin.unfit.wasTold'), onClick: keep }] : []}
      />
      {question && (
        <Questions {...{ parts, question, isWritten }} onCancelOne={cancelOne} onDecide={decide} onClose={close} />
      )}
    </>
  );
};
