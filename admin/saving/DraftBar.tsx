// The bar at the foot of every page while something is not saved: what, and what to do with it.
import { useEffect, useState } from 'preact/hooks';
import { Button, Confirm, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { LISTS } from '../draft/items';
import { hrefTo } from '../draft/routes';
import { hasNoForm, pageOfSection, placeOfEntry } from '../draft/sections';
import { type Draft, faultOf } from '../draft/useDraft';
import { letterAt, letterPhrase } from '../mail/letterNames';
import { nameOf } from '../parts/names';
import type { AdminWords } from '../parts/words';
import { useAdminWords } from '../parts/words';
import { AffectedDialog } from './AffectedDialog';
import { Conflicts } from './Conflicts';
import { changesOf } from './changes';

const SAVED_SHOWN_MS = 20_000;

/** Where the server found fault: the thing's name and the address of its form; null when it says nothing of that kind. */
const faultyThing = (words: AdminWords, { settings, refusal }: Draft) => {
  const fault = refusal ? faultOf(refusal) : '';
  if (fault === '') return null;
  const [named, ...rest] = fault.split('.');
  const letter = letterAt(fault.split('.'));
  if (letter) return { name: letterPhrase(words, letter), href: hrefTo('mailTexts', letter.kind) };
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
  if (refusal === null) return null;
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

/** Where the changes stand beside what others do, and what came before. */
const Note = ({ draft }: { draft: Draft }) => {
  const { t, count } = useAdminWords();
  const { conflicts, isJoined, isRestored } = draft;
  return (
    <>
      {conflicts.length > 0 && (
        <p class="adm-draft__refusal" role="alert">
          <StatusText kind="warning">{count('admin.conflict.some', conflicts.length)}</StatusText>
        </p>
      )}
      <div role="status">
        {isJoined && <p class="kern-body kern-body--small">{t('admin.draft.joined')}</p>}
        {isRestored && <p class="kern-body kern-body--small">{t('admin.draft.restored')}</p>}
      </div>
    </>
  );
};

const Changes = ({ draft, timeZone, onSave, onSettle, onDiscard }: Omit<DraftBarProps, 'onDone'> & Acts) => {
  const words = useAdminWords();
  const { t } = words;
  return (
    <>
      <div class="adm-draft__text">
        <p class="kern-body">
          <strong>{t('admin.draft.unsaved')}</strong> {changesOf(words, draft.base, draft.settings).join(', ')}
        </p>
        <Refusal draft={draft} timeZone={timeZone} />
        <Note draft={draft} />
      </div>
      <Button kind="secondary" onClick={onDiscard} blocked={draft.isSaving}>
        {t('admin.draft.discard')}
      </Button>
      {draft.conflicts.length > 0 ? (
        <Button onClick={onSettle}>{t('admin.conflict.settle')}</Button>
      ) : (
        <Button onClick={onSave} blocked={draft.isSaving}>
          {t('common.save')}
        </Button>
      )}
    </>
  );
};

type Acts = { onSave: () => void; onSettle: () => void; onDiscard: () => void };
export type DraftBarProps = {
  draft: Draft;
  timeZone: string;
  /** The bar goes, and with it the button that had the focus. */
  onDone: () => void;
};

type SavedProps = { said: 'saved' | 'isUndone'; undo: Draft['undo']; onUndo: () => void };

/** For a while after saving: that it was, and the way back. */
const Saved = ({ said, undo, onUndo }: SavedProps) => {
  const { t } = useAdminWords();
  return (
    <div class="adm-draft adm-draft--saved">
      <p class="adm-draft__text" aria-hidden="true">
        <StatusText kind="success">{t(`admin.draft.${said}`)}</StatusText>
      </p>
      {undo && (
        <Button kind="secondary" onClick={onUndo}>
          {t('admin.draft.undo')}
        </Button>
      )}
    </div>
  );
};

export const DraftBar = ({ draft, timeZone, onDone }: DraftBarProps) => {
  const { t } = useAdminWords();
  const [said, setSaid] = useState<'saved' | 'isUndone' | null>(null);
  const [asking, setAsking] = useState<'discard' | 'settle' | null>(null);
  const { isChanged } = draft;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAVED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
  const discard = () => {
    setAsking(null);
    draft.discard();
    onDone();
  };
  const save = async (consent?: string) => {
    if (!(await draft.save(consent))) return;
    setSaid('saved');
    onDone();
  };
  const undo = async () => {
    onDone();
    if (await draft.undo?.()) setSaid('isUndone');
  };
  return (
    <>
      <p class="kern-sr-only" role="status">
        {isChanged ? t('admin.draft.unsaved') : said && t(`admin.draft.${said}`)}
      </p>
      {said && !isChanged && <Saved said={said} undo={draft.undo} onUndo={() => void undo()} />}
      {isChanged && (
        <section class="adm-draft" aria-label={t('admin.draft.title')} data-unsaved>
          <Changes
            draft={draft}
            timeZone={timeZone}
            onSave={() => void save()}
            onSettle={() => setAsking('settle')}
            onDiscard={() => setAsking('discard')}
          />
        </section>
      )}
      {isChanged && draft.affected && (
        <AffectedDialog
          affected={draft.affected.affected}
          settings={draft.settings}
          onAgree={() => void save(draft.affected?.consent ?? undefined)}
          onClose={draft.disagree}
        />
      )}
      {draft.conflicts.length > 0 && asking === 'settle' && <Conflicts draft={draft} onClose={() => setAsking(null)} />}
      {isChanged && asking === 'discard' && (
        <Confirm
          title={t('admin.draft.discardTitle')}
          confirm={t('admin.draft.discard')}
          onConfirm={discard}
          onClose={() => setAsking(null)}
        >
          <p class="kern-body">{t('admin.draft.discardWhat')}</p>
        </Confirm>
      )}
    </>
  );
};
