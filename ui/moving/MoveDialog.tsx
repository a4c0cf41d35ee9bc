// K17: what a counter takes for the rest of the day; whom that would leave with nobody is said before it is saved.
import { useEffect, useState } from 'preact/hooks';
import type { StrandedResult } from '../../shared/commands/counters';
import type { ServesToday } from '../../shared/events';
import type { Text } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import { Button, Checkbox, Dialog, Said, SaidList, StatusText } from '../kit';
import type { Ask } from '../link/link';
import { useStaffWords } from '../login/words';
import { refusalPhrase } from '../phrases';
import { formatTime } from '../time';

export type MoveDialogProps = {
  /** By its phrase: 'Schalter 3'. */
  place: string;
  counter: { id: string; serviceIds: readonly string[] | null; movedTo: ServesToday | null };
  services: readonly { id: string; name: Text }[];
  timeZone: string;
  ask: Ask;
  onClose: () => void;
};

type Stranded = StrandedResult['stranded'];

const MOST_SAID = 12;

/** What is ticked, as it is asked; null for what the settings say. */
const servesOf = (chosen: readonly string[], { services }: Pick<MoveDialogProps, 'services'>): ServesToday =>
  chosen.length === services.length ? 'all' : [...chosen];

const chosenAtFirst = ({ counter, services }: Pick<MoveDialogProps, 'counter' | 'services'>): string[] => {
  const today = counter.movedTo === 'all' ? null : (counter.movedTo ?? counter.serviceIds);
  return services.map(({ id }) => id).filter((id) => today === null || today.includes(id));
};

/** Looked up anew for whatever is ticked; null until it is known. */
const useStranded = (ask: Ask, counterId: string, serves: ServesToday | null) => {
  const [found, setFound] = useState<{ about: string; stranded: Stranded } | null>(null);
  const about = JSON.stringify(serves);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    if (serves === null) return;
    void ask({ type: 'strandedBy', counterId, serves }).then((answer) => {
      if (isCurrent && answer.ok) setFound({ about, stranded: answer.result.stranded });
    });
    return () => {
      isCurrent = false;
    };
  }, [about, turn]);
  return {
    stranded: found?.about === about ? found.stranded : null,
    again: () => setTurn((before) => before + 1),
  };
};

/** Whom nobody would call, for whoever is to agree to that. */
export const Whom = ({ stranded, timeZone }: { stranded: Stranded; timeZone: string }) => {
  const { t, count, language } = useStaffWords();
  const whoPhrase = ({ number, slotAt }: Stranded[number]): string =>
    number ?? t('moving.appointment', { time: formatTime(slotAt ?? 0, 'time', timeZone, language) });
  return (
    <>
      <StatusText kind="warning">{count('moving.strands', stranded.length)}</StatusText>
      <ul class="kern-body wm-moving__whom">
        {stranded.slice(0, MOST_SAID).map((one) => (
          <li key={one.visitId}>
            <strong>{whoPhrase(one)}</strong> <SaidList texts={one.services} between=" + " />
          </li>
        ))}
        {stranded.length > MOST_SAID && <li>{t('moving.more', { count: stranded.length - MOST_SAID })}</li>}
      </ul>
    </>
  );
};

export const MoveDialog = (props: MoveDialogProps) => {
  const { place, counter, services, timeZone, ask, onClose } = props;
  const words = useStaffWords();
  const { t } = words;
  const [chosen, setChosen] = useState(() => chosenAtFirst(props));
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const serves = chosen.length === 0 ? null : servesOf(chosen, props);
  const { stranded, again } = useStranded(ask, counter.id, serves);
  const save = async (what: ServesToday | null, agreed: Stranded) => {
    setBusy(true);
    const ids = agreed.map(({ visitId }) => visitId);
    const answer = await ask({ type: 'moveCounter', counterId: counter.id, serves: what, agreed: ids });
    setBusy(false);
    if (answer.ok) return onClose();
    setRefusal(answer.refusal);
    again();
  };
  /** What the settings say can leave somebody with nobody, too: then it is asked as everything else. */
  const setBack = async () => {
    const answer = await ask({ type: 'strandedBy', counterId: counter.id, serves: null });
    if (answer.ok && answer.result.stranded.length === 0) return save(null, []);
    setChosen(chosenAtFirst({ counter: { ...counter, movedTo: null }, services }));
  };
  const tick = (id: string, isOn: boolean) =>
    setChosen((before) => services.map((one) => one.id).filter((one) => (one === id ? isOn : before.includes(one))));
  return (
    <Dialog
      title={t('moving.title', { place })}
      onClose={onClose}
      footer={
        <>
          {counter.movedTo !== null && (
            <Button kind="secondary" blocked={isBusy} onClick={() => void setBack()}>
              {t('moving.back')}
            </Button>
          )}
          <Button
            blocked={isBusy || serves === null || stranded === null}
            onClick={() => serves !== null && stranded !== null && void save(serves, stranded)}
          >
            {t(stranded !== null && stranded.length > 0 ? 'moving.saveAll' : 'moving.save')}
          </Button>
        </>
      }
    >
      <p class="kern-body">{t('moving.how')}</p>
      <fieldset class="wm-moving">
        <legend class="kern-label">{t('moving.services')}</legend>
        {services.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<Said text={name} />}
            checked={chosen.includes(id)}
            onChange={(isOn) => tick(id, isOn)}
          />
        ))}
      </fieldset>
      <div role="status">
        {serves === null && <StatusText kind="warning">{t('moving.nothing')}</StatusText>}
        {serves !== null && stranded !== null && stranded.length > 0 && (
          <Whom stranded={stranded} timeZone={timeZone} />
        )}
        {serves !== null && stranded?.length === 0 && <StatusText kind="success">{t('moving.nobody')}</StatusText>}
        {refusal && <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>}
      </div>
    </Dialog>
  );
};
