// P1: the office's own on every slip, a logo and two texts, with the slip as it will come out.
import { useEffect, useState } from 'preact/hooks';
import type { Language, PrinterProfile, SlipDesign } from '../../shared/settings';
import { DEFAULT_PROFILE } from '../../shared/settings/defaultProfile';
import { Select } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { PictureField } from '../fields/PictureField';
import { TextFields } from '../fields/TextFields';
import { readLogo } from '../parts/logo';
import { PageHead } from '../parts/Parts';
import { useAdminWords } from '../parts/words';

const PREVIEW_AFTER_MS = 300;

type PreviewProps = { slip: SlipDesign; profile: PrinterProfile; language: Language; ask: Ask };

/** The bytes that the printer would get, drawn by the server; while something is not valid, the last that was. */
const Preview = ({ slip, profile, language, ask }: PreviewProps) => {
  const { t } = useAdminWords();
  const [svg, setSvg] = useState<string | null>(null);
  const wanted = JSON.stringify({ slip, profile, language });
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await ask({ type: 'previewSlip', slip, profile, language });
      if (isWanted && answer.ok) setSvg(answer.result.svg);
    }, PREVIEW_AFTER_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  if (svg === null) return <p class="kern-body">{t('admin.slip.drawing')}</p>;
  return <img class="adm-slip" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={t('admin.slip.preview')} />;
};

const LanguageSelect = (props: { languages: Language[]; language: Language; onChange: (to: Language) => void }) => {
  const { t } = useAdminWords();
  return (
    <Select
      label={t('admin.slip.language')}
      value={props.language}
      options={props.languages.map((value) => ({ value, label: t(`language.${value}`) }))}
      onChange={props.onChange}
    />
  );
};

const PrinterSelect = (props: { draft: Draft; id: string; onChange: (id: string) => void }) => {
  const { t } = useAdminWords();
  const { printers } = props.draft.settings;
  if (printers.length === 0) return null;
  return (
    <Select
      label={t('admin.col.printer')}
      value={props.id}
      options={printers.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
    />
  );
};

export const SlipPage = ({ draft, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { slip, printers, languages } = settings;
  const [language, setLanguage] = useState<Language>('de');
  const [printerId, setPrinterId] = useState(printers[0]?.id ?? '');
  const profile = printers.find(({ id }) => id === printerId)?.profile ?? DEFAULT_PROFILE;
  const change = (part: Partial<SlipDesign>) => edit((now) => ({ ...now, slip: { ...now.slip, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.slip')} />
      <div class="adm-columns">
        <div class="adm-form">
          <PictureField
            legend={t('admin.slip.logo')}
            hint={t('admin.slip.logoHint')}
            label={t('admin.slip.logoFile')}
            removal={t('admin.slip.logoRemove')}
            accept="image/png,image/jpeg,image/svg+xml"
            picture={slip.logo}
            isInvalid={isInvalid('slip', 'logo')}
            read={readLogo}
            onChange={(logo) => change({ logo })}
          />
          <TextFields
            what={t('admin.slip.above')}
            text={slip.above}
            languages={languages}
            isInvalid={(...path) => isInvalid('slip', 'above', ...path)}
            onChange={(above) => change({ above })}
          />
          <TextFields
            what={t('admin.slip.below')}
            text={slip.below}
            languages={languages}
            isInvalid={(...path) => isInvalid('slip', 'below', ...path)}
            onChange={(below) => change({ below })}
          />
        </div>
        <section class="adm-form" aria-label={t('admin.slip.preview')}>
          <LanguageSelect languages={languages} language={language} onChange={setLanguage} />
          <PrinterSelect draft={draft} id={printerId} onChange={setPrinterId} />
          <Preview slip={slip} profile={profile} language={language} ask={ask} />
        </section>
      </div>
    </>
  );
};
