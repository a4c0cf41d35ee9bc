// M11: who waits and is called by nobody as things stand, and what can be done.
import { useState } from 'preact/hooks';
import type { CommandOf } from '../../shared/commands';
import type { AdminView, UnservedView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Alert, Button, Dialog, langOf, SaidList, Select } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { unservedPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { Form } from '../parts/Form';
import { nameOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { type AdminWords, useAdminWords } from '../parts/words';

type Visit = UnservedView['visits'][number];
type Target = { value: string; label: string; lang?: 'de' | null; to: CommandOf<'handOn'>['to'] };

const targetsOf = (words: AdminWords, settings: Settings): Target[] => [
  ...settings.counters.map((counter): Target => {
    const label = nameOf(words, settings, 'counters', counter);
    return { value: `counter ${counter.id}`, label, to: { kind: 'counter', counterId: counter.id } };
  }),
  ...settings.services.map((service): Target => {
    const { language } = words;
    const label = textOf(service.name, language);
    const lang = langOf(service.name, language);
    return { value: `service ${service.id}`, label, lang, to: { kind: 'service', serviceId: service.id } };
  }),
];

type DecideProps = { visit: Visit; view: AdminView; ask: Ask; onClose: () => void };

/** The dialog is the second question: what is taken out cannot be taken back. */
const Decide = ({ visit: { visitId, number }, view, ask, onClose }: DecideProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [chosen, setChosen] = useState('');
  const [isMissing, setMissing] = useState(false);
  const targets = targetsOf(words, view.settings);
  const settle = async (asked: ReturnType<typeof act>) => {
    if ((await asked).ok) onClose();
  };
  const handOn = () => {
    const target = targets.find(({ value }) => value === chosen);
    setMissing(target === undefined);
    if (target) void settle(act({ type: 'handOn', visitId, to: target.to, note: '' }));
  };
  return (
    <Dialog title={t('admin.unserved.title', { number })} onClose={onClose}>
      <Form onSubmit={handOn}>
        <Select
          label={t('admin.unserved.to')}
          value={chosen}
          options={[{ value: '', label: t('admin.unserved.choose') }, ...targets]}
          onChange={setChosen}
          error={isMissing && t('admin.unserved.missing')}
        />
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
        <div class="adm-actions">
          <Button kind="secondary" blocked={isBusy} onClick={() => void settle(act({ type: 'takeOut', visitId }))}>
            {t('admin.unserved.takeOut')}
          </Button>
          <Button type="submit" blocked={isBusy}>
            {t('admin.unserved.handOn')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
};

export const Unserved = ({ view, ask }: { view: AdminView; ask: Ask }) => {
  const words = useAdminWords();
  const { t, count } = words;
  const may = useMay();
  const [decided, decide] = useState<Visit | null>(null);
  const { unserved } = view;
  const all = unserved.reduce((sum, { visits }) => sum + visits.length, 0);
  return (
    <>
      {all > 0 && (
        <Alert kind="warning" title={count('admin.unserved', all)}>
          {may('serve') && <p class="kern-body">{t('admin.unserved.how')}</p>}
          <ul class="kern-body adm-list">
            {unserved.map(({ why, services, visits }) => (
              <li key={visits[0]?.visitId}>
                <strong>
                  <SaidList texts={services} between=" + " />:
                </strong>{' '}
                {unservedPhrase(words, why, view.office.placeWord)}{' '}
                <div>
                  {may('serve')
                    ? visits.map((visit) => (
                        <Button
                          key={visit.visitId}
                          kind="tertiary"
                          label={`${t('admin.unserved.decide')} ${visit.number}`}
                          onClick={() => decide(visit)}
                        >
                          {visit.number}
                        </Button>
                      ))
                    : visits.map(({ number }) => number).join(', ')}
                </div>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {decided && <Decide visit={decided} view={view} ask={ask} onClose={() => decide(null)} />}
    </>
  );
};
