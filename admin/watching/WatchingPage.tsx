// S50: whom the office tells of alarms, from when on, and of which.
import { useState } from 'preact/hooks';
import { WATCHED } from '../../shared/watching/alarms';
import { Alert, Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check, Group, useFaultOfGroup } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { kindPhrase } from './kinds';

const addressesIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter((part) => part !== '');

const Addresses = ({ draft: { settings, edit, isInvalid } }: Pick<PageParts, 'draft'>) => {
  const { t } = useAdminWords();
  const { mailTo } = settings.watching;
  const [typed, setTyped] = useState(mailTo.join(', '));
  // What was undone elsewhere stands here, too.
  const shown = addressesIn(typed).join() === mailTo.join() ? typed : mailTo.join(', ');
  return (
    <Field
      label={t('admin.watching.mailTo')}
      hint={t('admin.watching.mailToHint')}
      value={shown}
      autocomplete="off"
      onInput={(text) => {
        setTyped(text);
        edit((now) => ({ ...now, watching: { ...now.watching, mailTo: addressesIn(text) } }));
      }}
      error={isInvalid('watching', 'mailTo') && t('admin.invalid.email')}
    />
  );
};

/** What is wrong with the list is wrong with each. */
const Kind = (props: Pick<Parameters<typeof Check>[0], 'label' | 'isChecked' | 'onChange'>) => (
  <Check {...props} invalidBy={useFaultOfGroup()} />
);

const NUMBERS = [
  { field: 'printerMin', most: 240, hint: null },
  { field: 'screenMin', most: 240, hint: 'admin.watching.screenMinHint' },
  { field: 'diskPercent', most: 50, hint: null },
  { field: 'certificateDays', most: 90, hint: null },
] as const;

export const WatchingPage = ({ draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const { watching } = settings;
  const change = (part: Partial<typeof watching>) =>
    edit((now) => ({ ...now, watching: { ...now.watching, ...part } }));
  return (
    <>
      <PageHead title={t('admin.page.watching')} />
      <p class="kern-body">{t('admin.watching.hint')}</p>
      <div class="adm-form adm-wide">
        <Section title={t('admin.watching.to')}>
          <Addresses draft={draft} />
          {settings.mail === null && watching.mailTo.length > 0 && (
            <Alert kind="warning" title={t('admin.watching.noMail')} />
          )}
        </Section>
        <Section title={t('admin.watching.when')}>
          {NUMBERS.map(({ field, most, hint }) => (
            <NumberField
              key={field}
              label={t(`admin.watching.${field}`)}
              hint={hint && t(hint)}
              value={watching[field] ?? Number.NaN}
              min={1}
              max={most}
              onChange={(value) => change({ [field]: value })}
              isInvalid={isInvalid('watching', field)}
            />
          ))}
        </Section>
        <Section title={t('admin.watching.what')}>
          <Group legend={t('admin.watching.what')} error={isInvalid('watching', 'untold') && t('admin.invalid.value')}>
            {WATCHED.map((kind) => (
              <Kind
                key={kind}
                label={kindPhrase(words, kind)}
                isChecked={!watching.untold.includes(kind)}
                onChange={(isTold) =>
                  change({
                    untold: isTold ? watching.untold.filter((one) => one !== kind) : [...watching.untold, kind],
                  })
                }
              />
            ))}
          </Group>
        </Section>
      </div>
    </>
  );
};
