// The bar at the foot of every page while something is not saved: what, and what to do with it.
import { useEffect, useState } from 'preact/hooks';
import { Button, Confirm, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { LISTS } from '../draft/items';
import { hrefTo } from '../draft/routes';
import { hasNoForm, pageOfSection, placeOfEntry } from '../draft/sections';
import { type Draft, faultOf } from '../draft/useDraft';
import { nameOf } from '../parts/names';
import type { AdminWords } from '../parts/words';
import { useAdminWords } from '../parts/words';
import { AffectedDialog } from './AffectedDialog';
import { changesOf } from './changes';

const SAVED_SHOWN_MS = 5000;

/** Where the server found fault: the thing's name and the address of its form; null when it says nothing of that kind. */
const faultyThing = (words: AdminWords, { settings, refusal }: Draft) => {
  const fault = refusal ? faultOf(refusal) : '';
  if (fault === '') return null;
  const [named, ...rest] = fault.split('.');
  const page = named === 'former' ? 'office' : pageOfSection(named);
  if (page !== null)
    return { name: words.t(`admin.page.${page}`), href: hrefTo(page, placeOfEntry([named ?? '', ...rest])) };
  const list = LISTS.find((one) => one === named);
  if (list === undefined) return null;
  const item = settings[list][Number(rest[0])];
  if (item === undefined) return { name: words.t(`admin.page.${list}`), href: hrefTo(list) };
  return { name: nameOf(words, settings, list, item), href: hrefTo(list, item.id) };
};

const Refusal = ({ draft, timeZone }: { draft: Draft; timeZone: string }) => {
  const words = useAdminWords();
  const { refusal } = draft;
  if (refusal === null || draft.isOvertaken) return null;
  const thing = faultyThing(words, draft);
  const fault = faultOf(refusal);
  const values = thing ? { where: hasNoForm(fault) ? `${thing.name} (${fault})` : thing.name } : refusal.values;
  return (
    <div role="alert" class="adm-draft__refusal">
      <StatusText kind="danger">{refusalPhrase(words, { ...refusal, values }, timeZone)}</StatusText>
      {thing && (
        <a class="kern-link" href={thing.href}>
          {words.t('admin.draft.show', { what: thing.name })}
        </a>
      )}
    </div>
  );
};

const Overtaken = ({ onTake }: { onTake: () => void }) => {
  const { t } = useAdminWords();
  return (
    <>
      <div role="alert">
        <StatusText kind="warning">{t('admin.draft.overtaken')}</StatusText>
        <p class="kern-body kern-body--small">{t('admin.draft.overtakenHow')}</p>
      </div>
      <Button onClick={onTake}>{t('admin.draft.take')}</Button>
    </>
  );
};

const Changes = ({ draft, timeZone, onSave, onDiscard }: Omit<DraftBarProps, 'onDone'> & Acts) => {
  const words = useAdminWords();
  const { t } = words;
  return (
    <>
      <div class="adm-draft__text">
        <p class="kern-body">
          <strong>{t('admin.draft.unsaved')}</strong> {changesOf(words, draft.saved, draft.settings).join(', ')}
        </p>
        <Refusal draft={draft} timeZone={timeZone} />
      </div>
      <Button kind="secondary" onClick={onDiscard} blocked={draft.isSaving}>
        {t('admin.draft.discard')}
      </Button>
      <Button onClick={onSave} blocked={draft.isSaving}>
        {t('common.save')}
      </Button>
    </>
  );
};

type Acts = { onSave: () => void; onDiscard: () => void };
export type DraftBarProps = {
  draft: Draft;
  timeZone: string;
  /** The bar goes, and with it the button that had the focus. */
  onDone: () => void;
};

export const DraftBar = ({ draft, timeZone, onDone }: DraftBarProps) => {
  const { t } = useAdminWords();
  const [isSaved, setSaved] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const { isChanged, isOvertaken } = draft;
  useEffect(() => {
    if (!isSaved) return;
    const timer = setTimeout(() => setSaved(false), SAVED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isSaved]);
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
  const discard = () => {
    setDiscarding(false);
    draft.discard();
    onDone();
  };
  const save = async (consent?: string) => {
    if (!(await draft.save(consent))) return;
    setSaved(true);
    onDone();
  };
  return (
    <>
      <p class="kern-sr-only" role="status">
        {isChanged ? t('admin.draft.unsaved') : isSaved && t('admin.draft.saved')}
      </p>
      {isSaved && !isChanged && (
        <p class="adm-draft adm-draft--saved" aria-hidden="true">
          <StatusText kind="success">{t('admin.draft.saved')}</StatusText>
        </p>
      )}
      {isChanged && (
        <section class="adm-draft" aria-label={t('admin.draft.title')} data-unsaved>
          {isOvertaken ? (
            <Overtaken onTake={discard} />
          ) : (
            <Changes
              draft={draft}
              timeZone={timeZone}
              onSave={() => void save()}
              onDiscard={() => setDiscarding(true)}
            />
          )}
        </section>
      )}
      {isChanged && draft.affected && (
        <AffectedDialog
          affected={draft.affected.affected}
          timeZone={timeZone}
          onAgree={() => void save(draft.affected?.consent ?? undefined)}
          onClose={draft.disagree}
        />
      )}
      {isChanged && isDiscarding && (
        <Confirm
          title={t('admin.draft.discardTitle')}
          confirm={t('admin.draft.discard')}
          onConfirm={discard}
          onClose={() => setDiscarding(false)}
        >
          <p class="kern-body">{t('admin.draft.discardWhat')}</p>
        </Confirm>
      )}
    </>
  );
};
