// The kiosks: which printer each has, and whether it gives tickets now (W5).
import { useState } from 'preact/hooks';
import { USUAL_GLASS } from '../../shared/kiosk/glass';
import type { Kiosk } from '../../shared/settings';
import { Button } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { addItem, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { nameOf } from '../parts/names';
import { EditLink, PageHead, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { KioskState } from './KioskState';
import { LockKiosk } from './LockKiosk';

export const Kiosks = ({ view, draft, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const may = useMay();
  const { settings, saved, edit } = draft;
  const { act, refusal } = useAct(ask);
  const [locking, setLocking] = useState<Kiosk | null>(null);
  const add = (name: string) => {
    const id = idFor('kiosk', name, settings.kiosks);
    const printerId = settings.printers[0]?.id ?? null;
    edit((now) => addItem(now, 'kiosks', { id, name, printerId, lockTimes: [], glass: USUAL_GLASS }));
    location.hash = hrefTo('kiosks', id);
  };
  const lockButton = (kiosk: Kiosk, what: string) => {
    const now = view.kiosks.find((one) => one.id === kiosk.id);
    if (now === undefined || !may('lockKiosks')) return null;
    return now.lockedByHand ? (
      <Button
        kind="secondary"
        onClick={() => void act({ type: 'unlockKiosk', kioskId: kiosk.id })}
        label={`${t('admin.kiosk.unlock')} ${what}`}
      >
        {t('admin.kiosk.unlock')}
      </Button>
    ) : (
      <Button kind="secondary" onClick={() => setLocking(kiosk)} label={`${t('admin.kiosk.lock')} ${what}`}>
        {t('admin.kiosk.lock')}
      </Button>
    );
  };
  return (
    <>
      <PageHead title={t('admin.page.kiosks')}>
        <AddButton title={t('admin.kiosks.add')} hint={t('admin.kiosk.nameHint')} onAdd={add} />
      </PageHead>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <Table
        caption={t('admin.kiosks.caption')}
        heads={[t('admin.col.name'), t('admin.col.state'), t('admin.col.printer'), t('admin.col.lockTimes')]}
        empty={t('admin.kiosks.empty')}
        hasActions
        rows={settings.kiosks.map((kiosk) => {
          const what = nameOf(words, settings, 'kiosks', kiosk);
          const isSaved = saved.kiosks.some((one) => one.id === kiosk.id);
          return (
            <Row
              key={kiosk.id}
              head={kiosk.name}
              cells={[
                isSaved ? <KioskState key="state" view={view} kioskId={kiosk.id} /> : t('admin.notSavedYet'),
                settings.printers.find((one) => one.id === kiosk.printerId)?.name ?? t('admin.kiosk.noPrinter'),
                kiosk.lockTimes.length === 0 ? '–' : t('admin.lockTimes.some', { count: kiosk.lockTimes.length }),
              ]}
              actions={
                <>
                  {lockButton(kiosk, what)}
                  <EditLink page="kiosks" id={kiosk.id} what={what} />
                </>
              }
            />
          );
        })}
      />
      {locking && <LockKiosk kiosk={locking} view={view} ask={ask} onClose={() => setLocking(null)} />}
    </>
  );
};
