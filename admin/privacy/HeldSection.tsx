// X13: somebody asks what the office keeps of them, and has it deleted (Art. 15 and 17 GDPR).
import { useState } from 'preact/hooks';
import type { DeletedResult, HeldResult } from '../../shared/privacy';
import { Button, Field, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { HeldList } from './HeldList';
import { Part } from './Part';
import type { Printing } from './usePrinting';

const SHORTEST = 3;

/** What was searched for, and what came of it. */
type Found = { text: string; held: HeldResult };

const Deleted = ({ deleted }: { deleted: DeletedResult | null }) => {
  const { t } = useAdminWords();
  return (
    <div role="status">
      {deleted !== null && (
        <p class="kern-body">
          <StatusText kind="success">{t('privacy.held.deleted', deleted)}</StatusText>
        </p>
      )}
      {deleted?.isHeld && (
        <p class="kern-body">
          <StatusText kind="warning">{t('privacy.held.isHeld')}</StatusText>
        </p>
      )}
    </div>
  );
};

export const HeldSection = (parts: PageParts & Printing) => {
  const { view, ask, isPrinted, onPrint } = parts;
  const { t, language } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [text, setText] = useState('');
  const [isShort, setShort] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [deleted, setDeleted] = useState<DeletedResult | null>(null);
  const { timeZone, name } = view.office;
  const search = async (wanted: string) => {
    const answer = await act({ type: 'findPersonalData', text: wanted });
    setFound(answer.ok ? { text: wanted, held: answer.result } : null);
  };
  const submit = () => {
    const wanted = text.trim();
    setShort(wanted.length < SHORTEST);
    setDeleted(null);
    if (wanted.length >= SHORTEST && !isBusy) void search(wanted);
  };
  const finish = (what: DeletedResult) => {
    setDeleted(what);
    if (found !== null) void search(found.text);
  };
  const now = formatTime(Date.now(), 'fullDateTime', timeZone, language);
  return (
    <Part
      title={t('privacy.held')}
      hint={t('privacy.held.hint')}
      isPrinted={isPrinted}
      head={{
        title: t('privacy.held.head'),
        when: t('privacy.held.when', { office: name, at: now, text: found?.text ?? '' }),
      }}
    >
      <div class="adm-noPrint">
        <Form onSubmit={submit}>
          <Field
            label={t('privacy.held.text')}
            hint={t('privacy.held.textHint')}
            type="search"
            value={text}
            maxLength={80}
            onInput={setText}
            error={isShort && t('privacy.held.short')}
          />
          <div class="adm-actions">
            <Button type="submit" kind="secondary" blocked={isBusy}>
              {t('privacy.held.find')}
            </Button>
          </div>
        </Form>
        <Refused refusal={refusal} timeZone={timeZone} />
        <Deleted deleted={deleted} />
      </div>
      {found !== null && (
        <HeldList {...parts} {...found} onPrint={onPrint} onDeleted={finish} key={JSON.stringify(found)} />
      )}
    </Part>
  );
};
