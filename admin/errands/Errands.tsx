// K20: where visitors are sent from a counter, such as the terminal for photos.
import type { Errand } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { addItem, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { nameOf } from '../parts/names';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

const MOST = 5;

/** Usual of a terminal for photos. */
const fresh = (id: string, name: string): Errand => ({
  ...{ id, name: { de: name }, article: 'zum', place: { de: '' } },
  ...{ usualMin: 5, anyAfterMin: 10, overdueMin: 20 },
});

export const Errands = ({ draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit } = draft;
  const add = (name: string) => {
    const id = idFor('weg', name, settings.errands);
    edit((now) => addItem(now, 'errands', fresh(id, name)));
    location.hash = hrefTo('errands', id);
  };
  return (
    <>
      <PageHead title={t('admin.page.errands')}>
        {settings.errands.length < MOST && (
          <AddButton title={t('admin.errands.add')} hint={t('admin.errand.nameHint')} onAdd={add} />
        )}
      </PageHead>
      <p class="kern-body">{t('admin.errands.hint')}</p>
      <Table
        caption={t('admin.errands.caption')}
        heads={[t('admin.errand.name'), t('admin.errand.place'), t('admin.errands.usual'), t('admin.errands.over')]}
        empty={t('admin.errands.empty')}
        hasActions
        rows={settings.errands.map((errand) => (
          <Row
            key={errand.id}
            head={textOf(errand.name, words.language)}
            cells={[
              textOf(errand.place, words.language),
              t('admin.errand.min', { min: errand.usualMin }),
              t('admin.errand.min', { min: errand.overdueMin }),
            ]}
            actions={<EditLink page="errands" id={errand.id} what={nameOf(words, settings, 'errands', errand)} />}
          />
        ))}
      />
    </>
  );
};
