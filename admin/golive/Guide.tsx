// The assistant around the pages: which step this one is, what to do in it, and the way to the next.
import { Button } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo, type Page } from '../draft/routes';
import { useAdminWords } from '../parts/words';
import { placeOfPage, STEPS, withStep } from './steps';
import { useSaveWith } from './useSaveWith';

/** Above the page. */
export const GuideHead = ({ page }: { page: Page }) => {
  const { t } = useAdminWords();
  const place = placeOfPage(page);
  const at = place === null ? undefined : STEPS[place];
  return (
    <section class="adm-guide" aria-label={t('admin.page.setup')}>
      {place !== null && at ? (
        <>
          <p class="kern-body">
            <strong>{t('golive.step.of', { place: place + 1, of: STEPS.length })}</strong>{' '}
            {t(`golive.step.what.${at.step}`)}
          </p>
          <a class="kern-link" href={hrefTo('setup')}>
            {t('golive.step.all')}
          </a>
        </>
      ) : (
        <a class="kern-link" href={hrefTo('setup')}>
          {t('golive.step.goOn')}
        </a>
      )}
    </section>
  );
};

/** Below the page: saves what was changed, and that this step is done. */
export const GuideFoot = ({ page, draft }: { page: Page } & Pick<PageParts, 'draft'>) => {
  const { t } = useAdminWords();
  const saveWith = useSaveWith(draft);
  const place = placeOfPage(page);
  const at = place === null ? undefined : STEPS[place];
  if (place === null || at === undefined) return null;
  const next = STEPS[place + 1]?.page ?? 'setup';
  const goOn = () =>
    saveWith(
      (now) => withStep(now, at.step),
      () => {
        location.hash = hrefTo(next);
      },
    );
  return (
    <div class="adm-actions">
      <Button onClick={goOn} blocked={draft.isSaving}>
        {t('golive.step.next', { what: t(`admin.page.${next}`) })}
      </Button>
    </div>
  );
};
