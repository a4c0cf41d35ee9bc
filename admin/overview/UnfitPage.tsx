// A17: appointments that the settings have no room for any more. The office decides about each, or about many at once.
import { useState } from 'preact/hooks';
import type { ContactView } from '../../shared/protocol';
import { Button, Confirm, StatusText } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { PageHead, Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { MoveAllUnfit } from './MoveAllUnfit';
import { MoveUnfit } from './MoveUnfit';
import { UnfitList } from './UnfitList';
import { UnfitOutcome } from './UnfitOutcome';
import { type Kind, type Move, useUnfit } from './useUnfit';

type Question = { kind: 'one' | 'cancelOne'; about: ContactView } | { kind: Kind; about: ContactView[] } | null;

type ChoiceProps = {
  /** How many can be chosen, and how many are; with none chosen, all are meant. */
  all: number;
  chosen: number;
  isBusy: boolean;
  onAll: (isChosen: boolean) => void;
  onAct: (kind: Kind) => void;
};

const ACTS = ['move', 'cancel', 'keep'] as const;

const Choice = ({ all, chosen, isBusy, onAll, onAct }: ChoiceProps) => {
  const { t, count } = useAdminWords();
  const isAll = chosen === 0 || chosen === all;
  return (
    <div class="adm-stack adm-acts">
      <Check label={t('admin.unfit.chooseAll', { count: all })} isChecked={chosen === all} onChange={onAll} />
      <div class="adm-actions">
        {ACTS.map((kind) => (
          <Button
            key={kind}
            kind={kind === 'move' ? 'primary' : 'secondary'}
            blocked={isBusy}
            onClick={() => onAct(kind)}
          >
            {isAll ? count(`admin.unfit.all.${kind}`, all) : count(`admin.unfit.some.${kind}`, chosen)}
          </Button>
        ))}
      </div>
    </div>
  );
};

const stayingAs = (about: readonly ContactView[]): Move[] => about.map((one) => ({ one, slotAt: null, none: null }));

export const UnfitPage = (parts: PageParts) => {
  const { view, ask } = parts;
  const { timeZone } = view.office;
  const { t, count, language } = useAdminWords();
  const mayDecide = useMay()('manageAppointments');
  const { list, progress, outcome, run } = useUnfit(parts);
  const { act, isBusy: isActing, refusal } = useAct(ask);
  const [question, setQuestion] = useState<Question>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const close = () => setQuestion(null);
  // Without a mail server nobody is written to: then everybody has to be called.
  const isWritten = ({ email }: ContactView) => view.settings.mail !== null && email !== null;
  const undecided = list?.filter(({ unfit }) => unfit !== 'untold') ?? [];
  const untold = list?.filter(({ unfit }) => unfit === 'untold') ?? [];
  const called = undecided.filter((one) => !isWritten(one));
  const chosen = undecided.filter(({ visitId }) => ticked.includes(visitId));
  const isBusy = isActing || progress !== null;
  const keep = ({ day, visitId }: ContactView) => void act({ type: 'keepAppointment', day, visitId });
  const cancelOne = (one: ContactView) => {
    close();
    void act({ type: 'cancelAppointment', day: one.day, visitId: one.visitId, untold: isWritten(one) });
  };
  /** What is told on the telephone: the old time beside the new one. */
  const toldPhrase = ({ state, wasAt }: ContactView) => {
    const what = t(state === 'cancelled' ? 'admin.unfit.isCancelled' : 'admin.unfit.isMoved');
    if (wasAt === null) return what;
    return `${what}, ${t('admin.unfit.wasAt', { time: formatTime(wasAt, 'fullDateTime', timeZone, language) })}`;
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
  const shared = {
    ...{ timeZone, isBusy, choice: mayDecide ? choice : null },
    whyOf: ({ unfit }: ContactView) => (unfit === null ? '–' : t(`admin.unfit.${unfit}`)),
    contactOf: (one: ContactView) => (isWritten(one) ? one.email : (one.phone ?? one.email)),
    acts: mayDecide
      ? [
          { label: t('admin.unfit.move'), onClick: (about: ContactView) => setQuestion({ kind: 'one', about }) },
          {
            label: t('admin.unfit.cancel'),
            onClick: (about: ContactView) => setQuestion({ kind: 'cancelOne', about }),
          },
          { label: t('admin.unfit.keep'), onClick: keep },
        ]
      : [],
  };
  return (
    <>
      <PageHead title={t('admin.page.unfit')}>
        {called.length + untold.length > 0 && (
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
      <UnfitList
        {...shared}
        list={undecided.filter(isWritten)}
        caption={t('admin.unfit.written')}
        hint={t('admin.unfit.writtenHint')}
      />
      <UnfitList {...shared} list={called} caption={t('admin.unfit.called')} hint={t('admin.unfit.calledHint')} />
      <UnfitList
        {...shared}
        list={untold}
        caption={t('admin.unfit.untold')}
        hint={t('admin.unfit.untoldHint')}
        choice={null}
        whyOf={toldPhrase}
        contactOf={({ email, phone }) => phone ?? email}
        acts={mayDecide ? [{ label: t('admin.unfit.wasTold'), onClick: keep }] : []}
      />
      {question?.kind === 'one' && (
        <MoveUnfit {...parts} appointment={question.about} isWritten={isWritten(question.about)} onClose={close} />
      )}
      {question?.kind === 'cancelOne' && (
        <Confirm
          title={count('admin.unfit.cancelTitle', 1)}
          confirm={t('admin.unfit.cancelYes')}
          onConfirm={() => cancelOne(question.about)}
          onClose={close}
        >
          <p class="kern-body">
            {t(isWritten(question.about) ? 'admin.unfit.cancelWritten' : 'admin.unfit.cancelCalled')}
          </p>
        </Confirm>
      )}
      {question?.kind === 'move' && (
        <MoveAllUnfit
          {...{ ask, view, isWritten }}
          about={question.about}
          onYes={(moves) => decide('move', moves)}
          onClose={close}
        />
      )}
      {(question?.kind === 'cancel' || question?.kind === 'keep') && (
        <Confirm
          title={count(`admin.unfit.${question.kind}Title`, question.about.length)}
          confirm={t(`admin.unfit.${question.kind}Yes`)}
          onConfirm={() => decide(question.kind, stayingAs(question.about))}
          onClose={close}
        >
          <p class="kern-body">{t(`admin.unfit.${question.kind}What`)}</p>
        </Confirm>
      )}
    </>
  );
};
