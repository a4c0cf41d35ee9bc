// One service: what it is called, how long it takes, when there are tickets for it, and who books appointments (A1).
import type { Service, Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Field, Select } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Check } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { USUAL_HOURS, WalkInHours } from '../fields/WeekHours';
import { ItemForm, type ItemFormParts } from '../parts/ItemForm';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { AtKiosk } from './AtKiosk';
import { Bring } from './Bring';
import { lettersForServices, sharersOf } from './ticketLetters';

const BOOKINGS = ['online', 'staff', 'nobody'] as const;

type PartProps = {
  service: Service;
  /** Where the booking site is. */
  publicUrl: string;
  settings: Settings;
  isInvalid: Draft['isInvalid'];
  onChange: (part: Partial<Service>) => void;
};

const Basics = ({ service, settings, isInvalid, onChange }: PartProps) => {
  const { t, language } = useAdminWords();
  const { languages } = settings;
  const labelOf = (letter: string) => {
    const sharers = sharersOf(settings, letter, service.id).map(({ name }) => textOf(name, language));
    return sharers.length === 0 ? letter : t('admin.letter.shared', { letter, services: sharers.join(', ') });
  };
  return (
    <Section title={t('admin.service.basics')}>
      <TextFields
        what={t('admin.col.name')}
        text={service.name}
        languages={languages}
        isInvalid={(...path) => isInvalid('name', ...path)}
        onChange={(name) => onChange({ name: name ?? NO_TEXT })}
      />
      <TextFields
        what={t('admin.keywords')}
        hint={t('admin.keywordsHint')}
        text={service.keywords}
        languages={languages}
        isInvalid={(...path) => isInvalid('keywords', ...path)}
        onChange={(keywords) => onChange({ keywords })}
      />
      <div class="adm-pair">
        <Select
          label={t('admin.col.letter')}
          hint={t('admin.letterHint')}
          value={service.letter}
          options={lettersForServices(settings).map((value) => ({ value, label: labelOf(value) }))}
          onChange={(letter) => onChange({ letter })}
          error={isInvalid('letter') && t('admin.invalid.letter')}
        />
        <NumberField
          label={t('admin.duration')}
          hint={t('admin.durationHint')}
          value={service.durationMin}
          min={1}
          max={240}
          onChange={(durationMin) => onChange({ durationMin })}
          isInvalid={isInvalid('durationMin')}
        />
      </div>
    </Section>
  );
};

const WalkIns = ({ service, isInvalid, onChange }: PartProps) => {
  const { t } = useAdminWords();
  const { walkInHours, contingent } = service;
  return (
    <Section title={t('admin.service.walkIns')}>
      <Check
        label={t('admin.walkIns.likeOffice')}
        isChecked={walkInHours === null}
        onChange={(isLikeOffice) => onChange({ walkInHours: isLikeOffice ? null : USUAL_HOURS })}
      />
      {walkInHours !== null && (
        <>
          <p class="kern-body">{t('admin.walkIns.hint')}</p>
          <WalkInHours
            hours={walkInHours}
            isInvalid={(span, ...path) => isInvalid('walkInHours', walkInHours.indexOf(span), ...path)}
            onChange={(hours) => onChange({ walkInHours: hours })}
          />
        </>
      )}
      <NumberField
        label={t('admin.contingent')}
        hint={t('admin.contingentHint')}
        value={contingent ?? Number.NaN}
        min={0}
        max={999}
        onChange={(most) => onChange({ contingent: Number.isNaN(most) ? null : most })}
        isInvalid={isInvalid('contingent')}
      />
    </Section>
  );
};

/** A1: where the city's website links to. */
const DeepLinks = ({ service, publicUrl }: Pick<PartProps, 'service' | 'publicUrl'>) => {
  const { t } = useAdminWords();
  const asked = [`service=${service.id}`, ...(service.leikaKey === null ? [] : [`leika=${service.leikaKey}`])];
  const links = asked.map((query) => `${publicUrl}/?${query}`);
  return (
    <div>
      <p class="kern-label">{t('admin.links')}</p>
      <p class="kern-body">{t('admin.linksHint')}</p>
      <ul class="adm-list">
        {links.map((link) => (
          <li key={link}>
            <code>{link}</code>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Booking = ({ service, publicUrl, settings, isInvalid, onChange }: PartProps) => {
  const { t } = useAdminWords();
  return (
    <Section title={t('admin.page.appointments')}>
      <Select
        label={t('admin.booking')}
        value={service.booking}
        options={BOOKINGS.map((value) => ({ value, label: t(`admin.booking.${value}`) }))}
        onChange={(booking) => onChange({ booking })}
        error={isInvalid('booking') && t('admin.invalid.value')}
      />
      <Field
        label={t('admin.leika')}
        hint={t('admin.leikaHint')}
        value={service.leikaKey ?? ''}
        inputMode="numeric"
        maxLength={20}
        onInput={(typed) => onChange({ leikaKey: typed.replace(/\s/g, '') || null })}
        error={isInvalid('leikaKey') && t('admin.invalid.leika')}
      />
      {service.booking === 'online' && <DeepLinks service={service} publicUrl={publicUrl} />}
      <div>
        <h3 class="kern-label">{t('admin.bring')}</h3>
        <p class="kern-body">{t('admin.bringHint')}</p>
      </div>
      <Bring
        bring={service.bring}
        languages={settings.languages}
        isInvalid={(...path) => isInvalid('bring', ...path)}
        onChange={(bring) => onChange({ bring })}
      />
    </Section>
  );
};

export const ServiceForm = ({ view: { publicUrl }, draft, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  const { settings } = draft;
  return (
    <ItemForm draft={draft} list="services" id={id} removal={t('admin.service.remove')} isWide>
      {(service, { isInvalid, change }) => {
        const parts: PartProps = { service, publicUrl, settings, isInvalid, onChange: change };
        return (
          <>
            <Basics {...parts} />
            <AtKiosk {...parts} />
            <WalkIns {...parts} />
            <Booking {...parts} />
          </>
        );
      }}
    </ItemForm>
  );
};
