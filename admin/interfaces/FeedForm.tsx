// One calendar of another system: where it is, how often it is read, and what is wrong with its entries.
import { textOf } from '../../shared/words';
import { Field, langOf, Select } from '../../ui/kit';
import { changeItem, type Item, removeItem } from '../draft/items';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { nameOf } from '../parts/names';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { FeedAddress } from './FeedAddress';
import { FeedMissed } from './FeedMissed';
import { FeedState } from './FeedState';
import { ImportFaults } from './ImportFaults';

const MOST_MINUTES = 1440;

export const FeedForm = ({ view, draft, ask, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { settings, edit, isInvalid } = draft;
  const place = settings.feeds.findIndex((one) => one.id === id);
  const feed = settings.feeds[place];
  if (feed === undefined) return <NotThere page="feeds" />;
  const change = (part: Partial<Item<'feeds'>>) => edit((now) => changeItem(now, 'feeds', id, part));
  const isWrong = (field: keyof Item<'feeds'>) => isInvalid('feeds', place, field);
  const state = view.feeds.find((one) => one.id === id);
  return (
    <>
      <PageHead title={nameOf(words, settings, 'feeds', feed)} back="feeds" />
      <div class="adm-form">
        <Field
          label={t('admin.col.name')}
          hint={t('admin.feed.nameHint')}
          value={feed.name}
          maxLength={60}
          onInput={(name) => change({ name })}
          error={isWrong('name') && t('admin.invalid.name')}
        />
        <div class="adm-pair">
          <Select
            label={t('admin.feed.service')}
            hint={t('admin.feed.serviceHint')}
            value={feed.serviceId}
            options={settings.services.map((service) => ({
              value: service.id,
              label: textOf(service.name, language),
              lang: langOf(service.name, language),
            }))}
            onChange={(serviceId) => change({ serviceId })}
            error={isWrong('serviceId') && t('admin.invalid.services')}
          />
          <NumberField
            label={t('admin.feed.every')}
            hint={t('admin.feed.everyHint')}
            value={feed.everyMin}
            min={1}
            max={MOST_MINUTES}
            onChange={(everyMin) => change({ everyMin })}
            isInvalid={isWrong('everyMin')}
          />
        </div>
        {state ? (
          <FeedAddress feedId={id} host={state.host} timeZone={view.office.timeZone} ask={ask} />
        ) : (
          <p class="kern-body">{t('admin.feed.urlLater')}</p>
        )}
        {state?.host && (
          <Section title={t('admin.feed.state')}>
            <FeedState feed={state} timeZone={view.office.timeZone} />
            <FeedMissed feed={state} {...{ name: feed.name, timeZone: view.office.timeZone, ask }} />
            {state.reading && (
              <ImportFaults faults={state.reading.faults} count={state.reading.faultCount} where="entry" />
            )}
          </Section>
        )}
        <RemoveButton page="feeds" onRemove={() => edit((now) => removeItem(now, 'feeds', id))}>
          {t('admin.feed.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
