// W23: a number for today, drawn at home: offered where the office gives some now, and loaded only then.
import { useEffect, useState } from 'preact/hooks';
import type { PublicFromHome, PublicReply } from '../../shared/booking';
import { LOCALES } from '../../shared/languages/locales';
import type { TicketView, VisitState } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { textOf } from '../../shared/words';
import { homeWordsOf } from '../../shared/words/home';
import { waitLines } from '../../shared/words/waits';
import { Select } from '../../ui/kit/Field';
import { langOf } from '../../ui/kit/Said';
import { readKept, writeKept } from '../../ui/link/storage';
import { askWithProof } from '../../ui/proof/proofOfWork';
import { formatTime } from '../../ui/time';
import { useBookingWords } from '../parts/words';
import { HOME_NUMBER } from './parts/kept';
import { Button } from './parts/kit';
import { useBookingContext } from './parts/office';
import { RequestError } from './parts/RequestError';
import './fromHome.scss';

const WAYS_MIN = [5, 10, 15, 20, 30, 45, 60];
const USUAL_WAY_MIN = 20;

const keptOn = (today: string): string | null => {
  const [day, key] = (readKept(HOME_NUMBER) ?? '').split(' ');
  if (day === today && key) return key;
  writeKept(HOME_NUMBER, null);
  return null;
};

const OVER: readonly VisitState[] = ['done', 'left', 'missed', 'cancelled'];
/** Whether a number is nobody's to come for any more: given back, done, not come for, or not known. Where nobody says, it is not. */
const isOver = async (key: string): Promise<boolean> => {
  try {
    const answer = await fetch(`/api/tickets/${encodeURIComponent(key)}`, { cache: 'no-store' });
    const said = (await answer.json()) as PublicReply<{ view: TicketView | null }>;
    if (!said.ok) return said.refusal.code === 'unknownVisit';
    return OVER.includes(said.result.view?.state ?? 'done');
  } catch {
    return false;
  }
};

/** The number of today that this phone has; another may be drawn once it is over. */
const useMine = (today: string): string | null => {
  const [mine, setMine] = useState(() => keptOn(today));
  useEffect(() => {
    if (mine === null) return;
    void isOver(mine).then((over) => {
      if (!over) return;
      writeKept(HOME_NUMBER, null);
      setMine(null);
    });
  }, [mine]);
  return mine;
};

const TOLD: Partial<Record<SpokenRefusal['code'], 'home.used' | 'home.none' | 'home.tooMany'>> = {
  ...{ fromHomeUsedUp: 'home.used', tooManyFromHome: 'home.tooMany', notFromHome: 'home.none' },
  ...{ closedNow: 'home.none', fullHouse: 'home.none', contingentUsedUp: 'home.none', dayClosed: 'home.none' },
};

const useDrawing = (serviceIds: string[], wayMin: number) => {
  const { api, prover, office } = useBookingContext();
  const { language } = useBookingWords();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const draw = async () => {
    if (isAsking) return;
    setAsking(true);
    setRefusal(null);
    const wish = { serviceIds, persons: 1, language, wayMin };
    const answer = await askWithProof(prover, (proof) => api.fromHome(wish, proof));
    if (answer.ok) {
      writeKept(HOME_NUMBER, `${office.today} ${answer.result.key}`);
      location.assign(`/t/${encodeURIComponent(answer.result.key)}`);
      return;
    }
    setAsking(false);
    setRefusal(answer.refusal);
  };
  return { isAsking, refusal, draw };
};

const Form = ({ offer }: { offer: PublicFromHome }) => {
  const words = useBookingWords();
  const { language, t } = words;
  const home = homeWordsOf(language);
  const { now, office } = useBookingContext();
  const [serviceId, setServiceId] = useState(offer.services[0]?.id ?? '');
  const [wayMin, setWayMin] = useState(USUAL_WAY_MIN);
  const { isAsking, refusal, draw } = useDrawing([serviceId], wayMin);
  const minutes = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const wait = offer.services.find(({ id }) => id === serviceId)?.forecast ?? null;
  const clock = (at: number) => formatTime(at, 'time', office.office.timeZone, language);
  const told = refusal && TOLD[refusal.code];
  return (
    <form
      noValidate
      class="book-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draw();
      }}
    >
      <p class="kern-body">{home.t('home.what')}</p>
      <p class="kern-body">{home.t('home.onlyThen')}</p>
      <Select
        label={home.t('home.matter')}
        value={serviceId}
        options={offer.services.map(({ id, name }) => ({
          ...{ value: id, label: textOf(name, language), lang: langOf(name, language) },
        }))}
        onChange={setServiceId}
      />
      <Select
        label={home.t('home.way')}
        value={String(wayMin)}
        options={WAYS_MIN.map((min) => ({ value: String(min), label: minutes.format(min) }))}
        onChange={(min) => setWayMin(Number(min))}
      />
      <p class="kern-body" aria-live="polite">
        {waitLines(words, wait, { at: now(), clock }).join(' ')}
      </p>
      {refusal && <RequestError refusal={refusal} title={home.t('home.failed')} told={told ? home.t(told) : null} />}
      <Button type="submit" blocked={isAsking}>
        {isAsking ? t('common.wait') : home.t('home.draw')}
      </Button>
    </form>
  );
};

/** `offer`: null where none is given now; who has one finds it all the same. */
export const FromHome = ({ offer }: { offer: PublicFromHome | null }) => {
  const { office } = useBookingContext();
  const { language } = useBookingWords();
  const home = homeWordsOf(language);
  const key = useMine(office.today);
  if (key !== null)
    return (
      <p class="kern-body">
        <a class="kern-link" href={`/t/${encodeURIComponent(key)}`}>
          {home.t('home.mine')}
        </a>
      </p>
    );
  if (offer === null) return null;
  return (
    <details class="book-waiting">
      <summary>{home.t('home.offer')}</summary>
      <Form offer={offer} />
    </details>
  );
};
