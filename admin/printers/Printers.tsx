// The printers (P4), how each is (P3), a test slip, and what became of the last slips.
import { useState } from 'preact/hooks';
import type { PrinterSettings } from '../../shared/settings';
import { DEFAULT_PROFILE } from '../../shared/settings/defaultProfile';
import { Button } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { addItem, idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { AddButton } from '../parts/AddItem';
import { testPicture } from '../parts/address';
import { usbPhrase } from '../parts/names';
import { EditLink, PageHead, Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { PrinterState } from './PrinterState';
import { SlipPicture } from './SlipPicture';
import { Slips } from './Slips';
import { type Tested, TestResult } from './TestResult';

const RAW_PORT = 9100;

const ConnectionText = ({ channel }: Pick<PrinterSettings, 'channel'>) => {
  const { t } = useAdminWords();
  switch (channel.kind) {
    case 'virtual':
      return <>{t('admin.channel.virtual')}</>;
    case 'network':
      return (
        <>
          {t('admin.channel.network')} {channel.host}:{channel.port}
        </>
      );
    case 'deviceFile':
      return <>{channel.path}</>;
    case 'usb':
      return <>USB {usbPhrase({ ...channel, name: null })}</>;
  }
};

export const Printers = ({ view, draft, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const may = useMay();
  const { settings, saved, edit } = draft;
  const { act, isBusy, refusal } = useAct(ask);
  const [tested, setTested] = useState<Tested | null>(null);
  const add = (name: string) => {
    const id = idFor('drucker', name, settings.printers);
    const channel = { kind: 'network', host: '', port: RAW_PORT } as const;
    edit((now) => addItem(now, 'printers', { id, name, channel, profile: DEFAULT_PROFILE }));
    location.hash = hrefTo('printers', id);
  };
  const test = async (printer: PrinterSettings) => {
    setTested(null);
    const answer = await act({ type: 'testSlip', printerId: printer.id });
    if (answer.ok) setTested({ printer, slipId: answer.result.slipId });
  };
  return (
    <>
      <PageHead title={t('admin.page.printers')}>
        <AddButton title={t('admin.printers.add')} hint={t('admin.printer.nameHint')} onAdd={add} />
      </PageHead>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      {tested && tested.printer.channel.kind !== 'virtual' && (
        <TestResult key={tested.slipId} tested={tested} ask={ask} />
      )}
      <Table
        caption={t('admin.printers.caption')}
        heads={[t('admin.col.name'), t('admin.col.state'), t('admin.col.channel')]}
        empty={t('admin.printers.empty')}
        hasActions
        rows={settings.printers.map((printer) => {
          const now = saved.printers.find((one) => one.id === printer.id);
          return (
            <Row
              key={printer.id}
              head={printer.name}
              cells={[
                now ? <PrinterState key="state" view={view} printerId={printer.id} /> : t('admin.notSavedYet'),
                <ConnectionText key="channel" channel={printer.channel} />,
              ]}
              actions={
                <>
                  {now && may('operate') && (
                    <Button
                      kind="secondary"
                      blocked={isBusy}
                      onClick={() => void test(now)}
                      label={`${t('admin.test')} ${printer.name}`}
                    >
                      {t('admin.test')}
                    </Button>
                  )}
                  <EditLink page="printers" id={printer.id} what={printer.name} />
                </>
              }
            />
          );
        })}
      />
      <Slips view={view} ask={ask} />
      {tested?.printer.channel.kind === 'virtual' && (
        <SlipPicture picture={testPicture(tested.slipId)} title={t('admin.test')} onClose={() => setTested(null)} />
      )}
    </>
  );
};
