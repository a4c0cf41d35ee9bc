// One calendar of another system: where it is, how often it is read, and what is wrong with its entries.
import { textOf } from '../../shared/words';
import { langOf, Select } from '../../ui/kit';
import { NumberField } from '../fields/NumberField';
import { ItemForm, type ItemFormParts, NameField } from '../parts/ItemForm';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { FeedAddress } from './FeedAddress';
import { FeedMissed } from './FeedMissed';
import { FeedState } from './FeedState';
import { ImportFaults } from './ImportFaults';

const MOST_MINUTES = 1440;

export const FeedForm = ({ view, draft, ask, id }: ItemFormParts) => {
  const { t, language } = useAdminWords();
  const { timeZone } = view.office;
  const state = view.feeds.find((one) => one.id === id);
  return (
    <ItemForm draft={draft} list="feeds" id={id} removal={t('admin.feed.remove')}>
      {({ name, serviceId, everyMin }, editor) => (
        <>
          <NameField editor={editor} hint={t('admin.feed.nameHint')} />
          <div class="adm-pair">
            <Select
              label={t('admin.feed.service')}
              hint={t('admin.feed.serviceHint')}
              value={serviceId}
              options={draft.settings.services.map((service) => ({
                value: service.id,
                label: textOf(service.name, language),
                lang: langOf(service.name, language),
              }))}
              onChange={(chosen) => editor.change({ serviceId: chosen })}
              error={editor.isInvalid('serviceId') && t('admin.invalid.services')}
            />
            <NumberField
              label={t('admin.feed.every')}
              hint={t('admin.feed.everyHint')}
              value={everyMin}
              min={1}
              max={MOST_MINUTES}
              onChange={(typed) => editor.change({ everyMin: typed })}
              isInvalid={editor.isInvalid('everyMin')}
            />
          </div>
          {state ? (
            <FeedAddress feedId={id} host={state.host} timeZone={timeZone} ask={ask} />
          ) : (
            <p class="kern-body">{t('admin.feed.urlLater')}</p>
          )}
          {state?.host && (
            <Section title={t('admin.feed.state')}>
              <FeedState feed={state} timeZone={timeZone} />
              <FeedMissed feed={state} {...{ name, timeZone, ask }} />
              {state.reading && (
                <ImportFaults faults={state.reading.faults} count={state.reading.faultCount} where="entry" />
              )}
            </Section>
          )}
        </>
      )}
    </ItemForm>
  );
};
