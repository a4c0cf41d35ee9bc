// K8: who is in danger where, at every counter and in the administration; and, quietly, that help was called from here.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EmergencyView, OfficeView } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button, StatusText } from '../kit';
import type { Ask } from '../link/link';
import { useStaffWords } from '../login/words';
import { placePhrase, refusalPhrase } from '../phrases';
import { formatTime } from '../time';
import { useSiren } from './useSiren';
import { useTwice } from './useTwice';

export type EmergenciesProps = {
  emergencies: readonly EmergencyView[];
  /** The counter that this screen stands at; null in the administration. */
  here: { id: string; name: string } | null;
  office: OfficeView;
  ask: Ask;
};

/** A double click ends nothing. */
const ENDING = { least: 500, within: 5000 };

type OneProps = { emergency: EmergencyView } & Omit<EmergenciesProps, 'emergencies'>;

const useWho = (office: OfficeView) => {
  const words = useStaffWords();
  return ({ place, clerk }: { place: string | null; clerk: string | null }): string =>
    [place === null ? words.t('start.admin') : placePhrase(words, office.placeWord, place), clerk]
      .filter((part) => part !== null)
      .join(', ');
};

const Coming = ({ emergency: { coming }, office }: OneProps) => {
  const { t } = useStaffWords();
  const who = useWho(office);
  if (coming.length === 0) return null;
  return <p class="kern-body">{t('emergency.coming', { who: coming.map(who).join('; ') })}</p>;
};

type Act = 'acknowledgeEmergency' | 'endEmergency';

/** Asks, and remembers why it was not done. */
const useAct = ({ emergency: { counterId }, ask }: OneProps) => {
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const act = async (type: Act): Promise<void> => {
    const answer = await ask({ type, counterId });
    setRefusal(answer.ok ? null : answer.refusal);
  };
  return { refusal, act };
};

const Refused = ({ refusal, office }: { refusal: SpokenRefusal | null; office: OfficeView }) => {
  const words = useStaffWords();
  return refusal && <StatusText kind="warning">{refusalPhrase(words, refusal, office.timeZone)}</StatusText>;
};

const End = ({ act }: { act: (type: Act) => Promise<void> }) => {
  const { t } = useStaffWords();
  const { isArmed, press } = useTwice(() => void act('endEmergency'), ENDING);
  return (
    <Button kind="secondary" onClick={press}>
      {t(isArmed ? 'emergency.endAgain' : 'emergency.end')}
    </Button>
  );
};

const isComing = ({ emergency, here }: OneProps): boolean =>
  emergency.coming.some(({ place }) => place === (here?.name ?? null));

const Elsewhere = (props: OneProps) => {
  const { emergency, office } = props;
  const { refusal, act } = useAct(props);
  const { t, language } = useStaffWords();
  const who = useWho(office);
  const { at } = emergency;
  const where = t('emergency.where', { who: who(emergency) });
  return (
    <section class="wm-emergency" aria-label={where}>
      <div role="alert">
        <p class="wm-emergency__where">{where}</p>
        <p class="kern-body">{t('emergency.since', { time: formatTime(at, 'time', office.timeZone, language) })}</p>
        <Coming {...props} />
        <Refused refusal={refusal} office={office} />
      </div>
      <p class="wm-emergency__acts">
        {!isComing(props) && <Button onClick={() => void act('acknowledgeEmergency')}>{t('emergency.come')}</Button>}
        <End act={act} />
      </p>
    </section>
  );
};

/** No red and no sound: whoever stands before the clerk is not to see it from afar. */
const Here = (props: OneProps) => {
  const { t } = useStaffWords();
  const { refusal, act } = useAct(props);
  return (
    <section class="wm-emergency-here" aria-label={t('emergency.sent')}>
      <div role="status">
        <StatusText kind="info">{t('emergency.sent')}</StatusText>
        <Coming {...props} />
        <Refused refusal={refusal} office={props.office} />
      </div>
      <End act={act} />
    </section>
  );
};

/** Over everything, an open dialog too; where a browser cannot, over the page. */
const Above = ({ children }: { children: ComponentChildren }) => {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.showPopover?.(), []);
  return (
    <div class="wm-emergencies" popover="manual" ref={box}>
      {children}
    </div>
  );
};

/** Sounds until somebody comes, at every place but the one that called. */
export const Emergencies = ({ emergencies, ...rest }: EmergenciesProps) => {
  const others = emergencies.filter(({ counterId }) => counterId !== rest.here?.id);
  const own = emergencies.find(({ counterId }) => counterId === rest.here?.id);
  useSiren(others.some(({ coming }) => coming.length === 0));
  return (
    <>
      {others.length > 0 && (
        <Above>
          {others.map((emergency) => (
            <Elsewhere key={emergency.counterId} emergency={emergency} {...rest} />
          ))}
        </Above>
      )}
      {own && <Here emergency={own} {...rest} />}
    </>
  );
};
