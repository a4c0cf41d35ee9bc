// The assistant's own page: all steps, what is still missing, and the end.
import { Alert, Button, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { CopyField } from '../parts/CopyField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { isDone, missingIn, STEPS } from './steps';
import { useSaveWith } from './useSaveWith';

const Steps = ({ settings }: PageParts['view']) => {
  const { t } = useAdminWords();
  return (
    <ol class="adm-steps">
      {STEPS.map(({ step, page }) => (
        <li key={step}>
          <a class="kern-link" href={hrefTo(page)}>
            {t(`admin.page.${page}`)}
          </a>
          <StatusText kind={isDone(settings, step) ? 'success' : 'info'}>
            {t(isDone(settings, step) ? 'golive.step.done' : 'golive.step.open')}
          </StatusText>
          <span class="kern-body">{t(`golive.step.what.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
};

export const Setup = ({ view, draft }: PageParts) => {
  const { t } = useAdminWords();
  const saveWith = useSaveWith(draft);
  const missing = missingIn(view);
  const first = STEPS.find(({ step }) => !isDone(view.settings, step));
  const finish = () =>
    saveWith(
      (now) => ({ ...now, setup: null }),
      () => {
        location.hash = hrefTo('overview');
      },
    );
  if (view.settings.setup === null)
    return (
      <>
        <PageHead title={t('admin.page.setup')} />
        <p class="kern-body">{t('golive.setup.over')}</p>
      </>
    );
  return (
    <>
      <PageHead title={t('admin.page.setup')} />
      <p class="kern-body">{t('golive.setup.what')}</p>
      {first && (
        <p>
          <a class="kern-btn kern-btn--primary" href={hrefTo(first.page)}>
            <span class="kern-label">
              {t(first === STEPS[0] ? 'golive.setup.begin' : 'golive.setup.goOn', {
                what: t(`admin.page.${first.page}`),
              })}
            </span>
          </a>
        </p>
      )}
      <Section title={t('golive.setup.steps')}>
        <Steps {...view} />
      </Section>
      <Section title={t('golive.setup.end')}>
        {missing.length === 0 ? (
          <p class="kern-body">{t('golive.setup.nothingMissing')}</p>
        ) : (
          <Alert kind="warning" title={t('golive.setup.missing')}>
            <ul class="kern-body adm-list">
              {missing.map((what) => (
                <li key={what}>{t(`golive.missing.${what}`)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <CopyField label={t('golive.setup.public')} value={view.publicUrl} copy={t('admin.pair.copy')} />
        <div class="adm-actions">
          <Button kind={first ? 'secondary' : 'primary'} onClick={finish} blocked={draft.isSaving}>
            {t('golive.setup.finish')}
          </Button>
        </div>
      </Section>
    </>
  );
};
