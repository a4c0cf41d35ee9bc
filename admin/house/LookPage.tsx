// G7: the house's colour and logo, with how they look, and whether they can be read.
import { houseContrast, isReadable, LEAST_CONTRAST, nearestReadable } from '../../shared/pictures/colours';
import type { Look } from '../../shared/settings';
import { Button, Field, TicketNumber } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { PictureField } from '../fields/PictureField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { readPicture } from './picture';

/** KERN's blue, as it is where no house has said. */
const USUAL = '#0a2896';

type ColourProps = { colour: string | null; isInvalid: boolean; onChange: (colour: string | null) => void };

const Colour = ({ colour, isInvalid, onChange }: ColourProps) => {
  const { t, language } = useAdminWords();
  const shown = colour ?? USUAL;
  const figure = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  const isTooLight = !isReadable(shown);
  const nearest = nearestReadable(shown);
  const why = t('admin.look.tooLight', { contrast: figure(houseContrast(shown)), least: figure(LEAST_CONTRAST) });
  return (
    <>
      <Field
        type="color"
        label={t('admin.look.colour')}
        hint={t('admin.look.colourHint')}
        value={shown}
        onInput={(typed) => onChange(typed.toLowerCase())}
        error={isTooLight ? why : isInvalid && t('admin.invalid.value')}
      />
      <div class="adm-actions">
        {isTooLight && (
          <Button kind="secondary" onClick={() => onChange(nearest)}>
            <span class="adm-swatch" style={{ backgroundColor: nearest }} />
            {t('admin.look.takeNearest', { colour: nearest })}
          </Button>
        )}
        {colour !== null && (
          <Button kind="tertiary" onClick={() => onChange(null)}>
            {t('admin.look.usual')}
          </Button>
        )}
      </div>
    </>
  );
};

/** The head of a screen, a number that is called, and a button. */
const Preview = ({ look: { colour, logo }, name }: { look: Look; name: string }) => {
  const { t } = useAdminWords();
  const shown = colour ?? USUAL;
  return (
    <Section title={t('admin.look.preview')}>
      <div class="adm-look" aria-hidden="true">
        <p class="adm-look__head" style={{ backgroundColor: shown }}>
          {logo && <img class="wm-logo" src={`data:image/png;base64,${logo.png}`} alt="" />}
          <span>{name}</span>
        </p>
        <p class="adm-look__number" style={{ color: shown }}>
          <TicketNumber number="A042" />
        </p>
        <p>
          <span class="adm-look__button" style={{ backgroundColor: shown }}>
            {t('start.kiosk')}
          </span>
        </p>
      </div>
    </Section>
  );
};

export const LookPage = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { look, office } = settings;
  const change = (part: Partial<Look>) => edit((now) => ({ ...now, look: { ...now.look, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.look')} />
      <div class="adm-form">
        <p class="kern-body">{t('admin.look.hint')}</p>
        <Colour
          colour={look.colour}
          isInvalid={isInvalid('look', 'colour')}
          onChange={(colour) => change({ colour })}
        />
        <PictureField
          legend={t('admin.look.logo')}
          hint={t('admin.look.logoHint')}
          label={t('admin.look.logoFile')}
          removal={t('admin.slip.logoRemove')}
          accept="image/png,image/jpeg,image/webp"
          picture={look.logo}
          isInvalid={isInvalid('look', 'logo')}
          read={readPicture}
          onChange={(logo) => change({ logo })}
        />
        <Preview look={look} name={office.name} />
      </div>
    </>
  );
};
