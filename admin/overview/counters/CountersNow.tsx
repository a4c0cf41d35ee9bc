// Who is at the counters and what goes on there; K17: what each takes today, and the way to change it.
import { useState } from 'preact/hooks';
import { minutesSince } from '../../../shared/figures/live';
import type { AdminView } from '../../../shared/protocol';
import { Button, SaidList, StatusText } from '../../../ui/kit';
import { MoveDialog } from '../../../ui/moving/MoveDialog';
import { placePhrase } from '../../../ui/phrases';
import { useMay } from '../../../ui/rights';
import { formatTime } from '../../../ui/time';
import type { PageParts } from '../../draft/page';
import { Row, Table } from '../../parts/Table';
import { useAdminWords } from '../../parts/words';
import { ClosingDialog } from './ClosingDialog';

type Counter = AdminView['counters'][number];
type Props = Pick<PageParts, 'view' | 'ask'> & { now: number };

const NOBODY: Counter = {
  ...{ id: '', isOpen: false, person: null, visit: null, since: null, paused: false, until: null, movedTo: null },
};

const CounterState = ({ counter, view }: { counter: Counter; view: AdminView }) => {
  const { t, language } = useAdminWords();
  const { person, visit, paused, until } = counter;
  if (person === null && visit !== null) return <StatusText kind="warning">{t('admin.counter.orphaned')}</StatusText>;
  if (person === null) return <span class="adm-muted">{t('admin.counter.closed')}</span>;
  if (paused && until !== null) {
    const time = formatTime(until, 'time', view.office.timeZone, language);
    return <StatusText kind="info">{t('admin.counter.pausedUntil', { time })}</StatusText>;
  }
  if (paused) return <StatusText kind="info">{t('admin.counter.paused')}</StatusText>;
  return <StatusText kind="success">{t(visit ? 'admin.counter.busy' : 'admin.counter.free')}</StatusText>;
};

const Matters = ({ view, counter: { movedTo } }: { view: AdminView; counter: Counter }) => {
  const { t } = useAdminWords();
  const may = useMay();
  // Where it can be changed, the act alone says that nothing is moved.
  if (movedTo === null) return may('changeSettings') ? null : <>–</>;
  if (movedTo === 'all') return <StatusText kind="info">{t('admin.moved.all')}</StatusText>;
  const names = view.settings.services.filter(({ id }) => movedTo.includes(id)).map(({ name }) => name);
  return (
    <StatusText kind="info">
      <SaidList texts={names} between=", " />
    </StatusText>
  );
};

export const CountersNow = ({ view, ask, now }: Props) => {
  const words = useAdminWords();
  const { t } = words;
  const may = useMay();
  const [moved, move] = useState<string | null>(null);
  const [closing, close] = useState<string | null>(null);
  const { settings, counters } = view;
  const stateOf = (id: string) => counters.find((one) => one.id === id) ?? { ...NOBODY, id };
  const placeOf = (name: string) => placePhrase(words, settings.placeWord, name);
  const visitOf = ({ visit, since }: Counter): string => {
    if (visit === null) return '–';
    return since === null ? visit : t('admin.counter.visitSince', { number: visit, min: minutesSince(since, now) });
  };
  const chosen = settings.counters.find(({ id }) => id === moved);
  const toClose = settings.counters.find(({ id }) => id === closing);
  return (
    <>
      <Table
        caption={t('admin.page.counters')}
        heads={[
          ...[t('admin.col.place'), t('admin.col.state'), t('admin.col.visitor'), t('admin.col.clerk')],
          t('admin.moved.head'),
        ]}
        empty={t('admin.counters.empty')}
        rows={settings.counters.map(({ id, name }) => {
          const counter = stateOf(id);
          return (
            <Row
              key={id}
              head={placeOf(name)}
              cells={[
                <CounterState key="state" counter={counter} view={view} />,
                visitOf(counter),
                <span key="clerk">
                  {counter.person ?? '–'}{' '}
                  {counter.isOpen && may('changeSettings') && (
                    <Button
                      kind="tertiary"
                      label={`${t('admin.closing.act')} ${placeOf(name)}`}
                      onClick={() => close(id)}
                    >
                      {t('admin.closing.act')}
                    </Button>
                  )}
                </span>,
                <span key="moved">
                  <Matters view={view} counter={counter} />{' '}
                  {may('changeSettings') && (
                    <Button kind="tertiary" label={`${t('admin.moved.act')} ${placeOf(name)}`} onClick={() => move(id)}>
                      {t('admin.moved.act')}
                    </Button>
                  )}
                </span>,
              ]}
            />
          );
        })}
      />
      {toClose && (
        <ClosingDialog
          counterId={toClose.id}
          place={placeOf(toClose.name)}
          clerk={stateOf(toClose.id).person}
          timeZone={view.office.timeZone}
          ask={ask}
          onClose={() => close(null)}
        />
      )}
      {chosen && (
        <MoveDialog
          place={placeOf(chosen.name)}
          counter={{ ...chosen, movedTo: stateOf(chosen.id).movedTo }}
          services={settings.services}
          timeZone={view.office.timeZone}
          ask={ask}
          onClose={() => move(null)}
        />
      )}
    </>
  );
};
