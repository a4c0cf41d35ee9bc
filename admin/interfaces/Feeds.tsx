// Calendars of other booking systems that are read again and again.
import { Button } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { addItem, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { nameOf } from '../parts/names';
import { EditLink, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { FeedMissed } from './FeedMissed';
import { FeedState } from './FeedState';

const EVERY_MIN = 15;

export const Feeds = ({ view, draft, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const may = useMay();
  const { settings, saved, edit } = draft;
  const { timeZone } = view.office;
  const { act, isBusy, refusal } = useAct(ask);
  const add = (name: string) => {
    const id = idFor('kalender', name, settings.feeds);
    const serviceId = settings.services[0]?.id ?? '';
    edit((now) => addItem(now, 'feeds', { id, name, serviceId, everyMin: EVERY_MIN }));
    location.hash = hrefTo('feeds', id);
  };
  return (
    <>
      <Table
        caption={t('admin.feeds')}
        hint={t('admin.feedsHint')}
        heads={[t('admin.col.name'), t('admin.col.state')]}
        empty={t('admin.feeds.empty')}
        hasActions
        rows={settings.feeds.map((feed) => {
          const isSaved = saved.feeds.some(({ id }) => id === feed.id);
          const seen = view.feeds.find(({ id }) => id === feed.id);
          const state = <FeedState feed={seen} timeZone={timeZone} />;
          return (
            <Row
              key={feed.id}
              head={feed.name}
              cells={[isSaved ? state : t('admin.notSavedYet')]}
              actions={
                <>
                  {isSaved && seen?.host && may('manageAppointments') && (
                    <Button
                      kind="tertiary"
                      icon="autorenew"
                      blocked={isBusy}
                      onClick={() => void act({ type: 'readFeed', feedId: feed.id })}
                      label={`${t('admin.feed.readNow')} ${feed.name}`}
                    >
                      {t('admin.feed.readNow')}
                    </Button>
                  )}
                  <EditLink page="feeds" id={feed.id} what={nameOf(words, settings, 'feeds', feed)} />
                </>
              }
            />
          );
        })}
      />
      <Refused refusal={refusal} timeZone={timeZone} />
      {saved.feeds.map((feed) => (
        <FeedMissed
          key={feed.id}
          feed={view.feeds.find(({ id }) => id === feed.id)}
          {...{ name: feed.name, timeZone, ask }}
        />
      ))}
      <div class="adm-actions">
        <AddButton kind="secondary" title={t('admin.feeds.add')} hint={t('admin.feed.nameHint')} onAdd={add} />
        <p class="kern-body" role="status">
          {isBusy && t('admin.feed.isReading')}
        </p>
      </div>
    </>
  );
};
