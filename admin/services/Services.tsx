// The services: what visitors come for, in the order in which kiosk and booking site show them.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Service } from '../../shared/settings';
import { Button, Said } from '../../ui/kit';
import { addItem, idFor, moved } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { langOfName, nameOf } from '../parts/names';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { FromCatalogue } from './Catalogue';
import { freshLetter } from './ticketLetters';

type MoveProps = { what: string; place: number; count: number; onMove: (by: -1 | 1) => void };

/** Up and down. The button that was pressed has the focus afterwards, wherever its row has gone. */
const MoveButtons = ({ what, place, count, onMove }: MoveProps) => {
  const { t } = useAdminWords();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const pressed = useRef<'up' | 'down' | null>(null);
  useLayoutEffect(() => {
    if (pressed.current !== null) (pressed.current === 'up' ? up : down).current?.focus();
    pressed.current = null;
  }, [place]);
  const move = (way: 'up' | 'down') => {
    pressed.current = way;
    onMove(way === 'up' ? -1 : 1);
  };
  return (
    <>
      <Button
        kind="tertiary"
        blocked={place === 0}
        onClick={() => move('up')}
        label={`${t('admin.move.up')} ${what}`}
        buttonRef={up}
      >
        {t('admin.move.up')}
      </Button>
      <Button
        kind="tertiary"
        blocked={place === count - 1}
        onClick={() => move('down')}
        label={`${t('admin.move.down')} ${what}`}
        buttonRef={down}
      >
        {t('admin.move.down')}
      </Button>
    </>
  );
};

export const Services = ({ draft }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit } = draft;
  const { services } = settings;
  const add = (name: string) => {
    const fresh: Service = {
      id: idFor('', name, services),
      letter: freshLetter(settings),
      name: { de: name },
      durationMin: 10,
      walkInHours: null,
      contingent: null,
      booking: 'nobody',
      leikaKey: null,
      keywords: null,
      bring: [],
      group: null,
      pictogram: null,
    };
    edit((now) => addItem(now, 'services', fresh));
    location.hash = hrefTo('services', fresh.id);
  };
  return (
    <>
      <PageHead title={t('admin.page.services')}>
        <div class="adm-actions">
          <FromCatalogue draft={draft} />
          <AddButton title={t('admin.services.add')} hint={t('admin.service.nameHint')} maxLength={200} onAdd={add} />
        </div>
      </PageHead>
      <Table
        caption={t('admin.services.caption')}
        heads={[t('admin.col.letter'), t('admin.col.name'), t('admin.col.duration'), t('admin.col.booking')]}
        empty={t('admin.services.empty')}
        hasActions
        rows={services.map((service, place) => {
          const what = nameOf(words, settings, 'services', service);
          return (
            <Row
              key={service.id}
              head={service.letter}
              cells={[
                service.name.de === '' ? what : <Said key="name" text={service.name} />,
                t('admin.minutes', { count: service.durationMin }),
                t(`admin.booking.short.${service.booking}`),
              ]}
              actions={
                <>
                  <MoveButtons
                    what={what}
                    place={place}
                    count={services.length}
                    onMove={(by) => edit((now) => ({ ...now, services: moved(now.services, place, by) }))}
                  />
                  <EditLink page="services" id={service.id} what={what} lang={langOfName(words, service)} />
                </>
              }
            />
          );
        })}
      />
    </>
  );
};
