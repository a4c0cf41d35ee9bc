// The office itself: its name and place, what its counters are called, when its day ends, and the links of the public pages.
import type { Settings } from '../../shared/settings';
import { Field, SaidIn, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { PLACE_WORDS } from '../parts/names';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { Languages, TimeZone } from './Spoken';
import { TicketWordFields } from './TicketWordFields';

const LINKS = ['imprint', 'privacy', 'accessibility'] as const;
const RESPONSIBLE = ['controller', 'officer'] as const;

export const OfficePage = ({ draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const { office, placeWord, publicLinks, responsible } = settings;
  const change = (part: Partial<Settings>) => edit((now) => ({ ...now, ...part }));
  const changeOffice = (part: Partial<Settings['office']>) =>
    edit((now) => ({ ...now, office: { ...now.office, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.office')} />
      <div class="adm-form adm-wide">
        <Section title={t('admin.office.basics')}>
          <Field
            label={t('admin.office.name')}
            value={office.name}
            maxLength={80}
            onInput={(name) => changeOffice({ name })}
            error={isInvalid('office', 'name') && t('admin.office.nameMissing')}
          />
          <Field
            label={t('admin.office.place')}
            hint={t('admin.office.placeHint')}
            value={office.place}
            maxLength={120}
            onInput={(place) => changeOffice({ place })}
            error={isInvalid('office', 'place') && t('admin.invalid.value')}
          />
          <div class="adm-pair">
            <Select
              label={t('admin.office.placeWord')}
              value={placeWord}
              options={PLACE_WORDS.map((value) => ({ value, label: words.t(`place.${value}`) }))}
              onChange={(value) => change({ placeWord: value })}
              error={isInvalid('placeWord') && t('admin.invalid.value')}
            />
            <Field
              label={t('admin.office.dayEndsAt')}
              hint={t('admin.office.dayEndsAtHint')}
              value={settings.dayEndsAt}
              maxLength={5}
              inputMode="numeric"
              onInput={(dayEndsAt) => change({ dayEndsAt })}
              error={isInvalid('dayEndsAt') && t('admin.office.dayEndsAtHint')}
            />
          </div>
          <TimeZone settings={settings} isInvalid={isInvalid} change={change} />
          <TicketWordFields draft={draft} />
          <TextFields
            what={t('admin.office.waitingPlace')}
            text={settings.waitingPlace}
            languages={settings.languages}
            isInvalid={(...path) => isInvalid('waitingPlace', ...path)}
            onChange={(waitingPlace) => change({ waitingPlace: waitingPlace ?? NO_TEXT })}
          />
          <p class="kern-body">
            <SaidIn text={settings.waitingPlace} sentence={(place) => t('admin.office.waitingPlaceHint', { place })} />
          </p>
          <Languages settings={settings} isInvalid={isInvalid} change={change} />
        </Section>
        <Section title={t('admin.office.links')}>
          <p class="kern-body">{t('admin.office.linksHint')}</p>
          {LINKS.map((link) => (
            <Field
              key={link}
              label={t(`admin.office.${link}`)}
              value={publicLinks[link] ?? ''}
              maxLength={500}
              inputMode="url"
              onInput={(typed) => change({ publicLinks: { ...publicLinks, [link]: typed.trim() || null } })}
              error={isInvalid('publicLinks', link) && t('admin.office.linkInvalid')}
            />
          ))}
        </Section>
        <Section title={t('admin.office.responsible')}>
          <p class="kern-body">{t('admin.office.responsibleHint')}</p>
          {RESPONSIBLE.map((who) => (
            <Field
              key={who}
              label={t(`admin.office.${who}`)}
              hint={t(`admin.office.${who}Hint`)}
              value={responsible[who] ?? ''}
              maxLength={300}
              onInput={(typed) =>
                change({ responsible: { ...responsible, [who]: typed.trim() === '' ? null : typed } })
              }
              error={isInvalid('responsible', who) && t('admin.invalid.value')}
            />
          ))}
        </Section>
      </div>
    </>
  );
};
