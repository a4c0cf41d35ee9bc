// A17: appointments that the settings have no room for any more. The office decides about each: move, cancel, keep.
import { useEffect, useState } from 'preact/hooks';
import type { ContactView } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { Button, Confirm, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { MoveUnfit } from './MoveUnfit';

type Question = { kind: 'cancel'; about: ContactView[] } | { kind: 'move'; about: ContactView } | null;

/** The list, looked at again whenever the number of them changes; null before the first answer. */
const useUnfit = ({ ask, view }: PageParts) => {
  const [list, setList] = useState<ContactView[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ask({ type: 'unfitAppointments' }).then((answer) => {
      if (isCurrent && answer.ok) setList(answer.result.appointments);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, view.unfit]);
  return list;
};

type ListProps = {
  caption: string;
  hint: string;
  list: ContactView[];
  timeZone: string;
  isBusy: boolean;
  onMove: (one: ContactView) => void;
  onCancel: (one: ContactView) => void;
  onKeep: (one: ContactView) => void;
};

const List = ({ caption, hint, list, timeZone, isBusy, onMove, onCancel, onKeep }: ListProps) => {
  const words = useAdminWords();
  const { t } = words;
  const whenOf = (one: ContactView) => formatTime(one.slotAt, 'fullDateTime', timeZone, words.language);
  const act = (one: ContactView, label: string, onClick: () => void) => (
    <Button kind="tertiary" label={`${label}: ${one.name ?? one.code}`} onClick={onClick} blocked={isBusy}>
      {label}
    </Button>
  );
  return (
    <Table
      caption={caption}
      hint={hint}
      heads={[
        t('admin.unfit.when'),
        t('admin.col.name'),
        t('admin.unfit.service'),
        t('admin.unfit.why'),
        t('admin.unfit.contact'),
      ]}
      hasActions
      empty=""
      rows={list.map((one) => (
        <Row
          key={one.visitId}
          head={whenOf(one)}
          cells={[
            one.name ?? t('admin.unfit.noName', { code: one.code }),
            one.services.map((service) => textOf(service, words.language)).join(' + '),
            one.unfit === null ? '–' : t(`admin.unfit.${one.unfit}`),
            one.email ?? one.phone ?? '–',
            <span key="acts" class="adm-acts">
              {act(one, t('admin.unfit.move'), () => onMove(one))}
              {act(one, t('admin.unfit.cancel'), () => onCancel(one))}
              {act(one, t('admin.unfit.keep'), () => onKeep(one))}
            </span>,
          ]}
        />
      ))}
    />
  );
};

type CancelProps = { about: ContactView[]; isWritten: boolean; onYes: () => void; onClose: () => void };

const CancelQuestion = ({ about, isWritten, onYes, onClose }: CancelProps) => {
  const { t, count } = useAdminWords();
  return (
    <Confirm
      title={count('admin.unfit.cancelTitle', about.length)}
      confirm={t('admin.unfit.cancelYes')}
      onConfirm={onYes}
      onClose={onClose}
    >
      <p class="kern-body">{t(isWritten ? 'admin.unfit.cancelWritten' : 'admin.unfit.cancelCalled')}</p>
    </Confirm>
  );
};

export const UnfitPage = (parts: PageParts) => {
  const { view, ask } = parts;
  const { timeZone } = view.office;
  const { t, count } = useAdminWords();
  const list = useUnfit(parts);
  const { act, isBusy, refusal } = useAct(ask);
  const [question, setQuestion] = useState<Question>(null);
  const close = () => setQuestion(null);
  const keep = ({ day, visitId }: ContactView) => void act({ type: 'keepAppointment', day, visitId });
  const cancel = async (about: ContactView[]) => {
    close();
    for (const { day, visitId } of about) {
      const answer = await act({ type: 'cancelAppointment', day, visitId });
      if (!answer.ok) return;
    }
  };
  // Without a mail server nobody is written to: then everybody has to be called.
  const isWritten = ({ email }: ContactView) => view.settings.mail !== null && email !== null;
  const written = list?.filter(isWritten) ?? [];
  const called = list?.filter((one) => !isWritten(one)) ?? [];
  const listProps = {
    ...{ timeZone, isBusy, onKeep: keep },
    onMove: (about: ContactView) => setQuestion({ kind: 'move', about }),
    onCancel: (about: ContactView) => setQuestion({ kind: 'cancel', about: [about] }),
  };
  return (
    <>
      <PageHead title={t('admin.page.unfit')}>
        {called.length > 0 && (
          <Button kind="secondary" onClick={() => print()}>
            {t('admin.unfit.print')}
          </Button>
        )}
      </PageHead>
      <p class="kern-body">{t('admin.unfit.what')}</p>
      <Refused refusal={refusal} timeZone={timeZone} />
      {list?.length === 0 && (
        <p class="kern-body">
          <StatusText kind="success">{t('admin.unfit.none')}</StatusText>
        </p>
      )}
      {written.length > 0 && (
        <>
          <List {...listProps} list={written} caption={t('admin.unfit.written')} hint={t('admin.unfit.writtenHint')} />
          <div class="adm-acts">
            <Button kind="secondary" blocked={isBusy} onClick={() => setQuestion({ kind: 'cancel', about: written })}>
              {count('admin.unfit.cancelAll', written.length)}
            </Button>
          </div>
        </>
      )}
      {called.length > 0 && (
        <List {...listProps} list={called} caption={t('admin.unfit.called')} hint={t('admin.unfit.calledHint')} />
      )}
      {question?.kind === 'cancel' && (
        <CancelQuestion
          about={question.about}
          isWritten={question.about.every(isWritten)}
          onYes={() => void cancel(question.about)}
          onClose={close}
        />
      )}
      {question?.kind === 'move' && (
        <MoveUnfit {...parts} appointment={question.about} isWritten={isWritten(question.about)} onClose={close} />
      )}
    </>
  );
};
