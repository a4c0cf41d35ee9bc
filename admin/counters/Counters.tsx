// The counters and what each serves.
import type { Counter, Service, Settings, Text } from '../../shared/settings';
import { SaidList, Select } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { addItem, freshCounter, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { PLACE_WORDS } from '../parts/names';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { type AdminWords, useAdminWords } from '../parts/words';
import { CounterCount } from './CounterCount';

/** The number after the highest that is in use. */
const nextName = ({ counters }: Settings): string => {
  const numbers = counters.map(({ name }) => Number.parseInt(name, 10)).filter((number) => !Number.isNaN(number));
  return String(Math.max(0, ...numbers) + 1);
};

/** 'alle Anliegen', or how many of how many. */
const servesPhrase = ({ t }: AdminWords, settings: Settings, { serviceIds }: Counter): string =>
  serviceIds === null
    ? t('admin.serves.all')
    : t('admin.serves.some', { some: serviceIds.length, all: settings.services.length });

/** 'A Personalausweis': the name of a service with its letter, in each language that it has. */
const withLetter = ({ letter, name }: Service): Text => ({
  de: `${letter} ${name.de}`,
  ...(name.en !== undefined && { en: `${letter} ${name.en}` }),
});

const Preferred = ({ services, ids }: { services: readonly Service[]; ids: readonly string[] }) => {
  const preferred = ids.flatMap((id) => services.find((service) => service.id === id) ?? []);
  return preferred.length === 0 ? <>–</> : <SaidList texts={preferred.map(withLetter)} between=", " />;
};

export const Counters = ({ draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit } = draft;
  const add = (name: string) => {
    const id = idFor('schalter', name, settings.counters);
    edit((now) => addItem(now, 'counters', freshCounter(id, name)));
    location.hash = hrefTo('counters', id);
  };
  return (
    <>
      <PageHead title={t('admin.page.counters')}>
        <div class="adm-actions">
          <CounterCount draft={draft} />
          <AddButton
            title={t('admin.counters.add')}
            hint={t('admin.counter.nameHint')}
            maxLength={12}
            suggestion={nextName(settings)}
            onAdd={add}
          />
        </div>
      </PageHead>
      <Table
        caption={t('admin.counters.caption')}
        heads={[t('admin.col.place'), t('admin.col.serves'), t('admin.col.prefers')]}
        empty={t('admin.counters.empty')}
        hasActions
        rows={settings.counters.map((counter) => {
          const what = placePhrase(words, settings.placeWord, counter.name);
          return (
            <Row
              key={counter.id}
              head={what}
              cells={[
                servesPhrase(words, settings, counter),
                <Preferred key="preferred" services={settings.services} ids={counter.preferredServiceIds} />,
              ]}
              actions={<EditLink page="counters" id={counter.id} what={what} />}
            />
          );
        })}
      />
      <div class="adm-form">
        <Select
          label={t('admin.placeWord')}
          hint={t('admin.placeWordHint')}
          value={settings.placeWord}
          options={PLACE_WORDS.map((value) => ({ value, label: t(`place.${value}`) }))}
          onChange={(placeWord) => edit((now) => ({ ...now, placeWord }))}
        />
      </div>
    </>
  );
};
