// Why nothing came of a tap, in the visitor's words, and what to do.
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { Text } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Around, HERE, Said } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { formatTime, isSameDay } from '../../ui/time';
import { type KioskWords, useKioskWords } from './words';

export type RefusedProps = {
  refusal: SpokenRefusal | null;
  snapshot: Snapshot<KioskView>;
};

/** The server says in German alone which matter it is about, and why a kiosk is locked. */
const saidByServer = ({ values: { service, reason } }: SpokenRefusal, { services }: KioskView): Text => {
  const german = String(service ?? reason ?? '');
  return (service !== undefined && services.find(({ name }) => name.de === german)?.name) || { de: german };
};

/** C2: from when one may check in, with the day where that is not today. */
const earlyPhrase = (words: KioskWords, refusal: SpokenRefusal, { now, view }: Snapshot<KioskView>) => {
  const { from } = refusal.values;
  const { timeZone } = view.office;
  if (typeof from !== 'number' || isSameDay(from, now, timeZone))
    return { title: words.t('kiosk.early'), sentence: refusalPhrase(words, refusal, timeZone) };
  const date = formatTime(from, 'date', timeZone, words.language);
  const time = formatTime(from, 'time', timeZone, words.language);
  return { title: words.t('kiosk.anotherDay'), sentence: words.t('kiosk.anotherDayHow', { date, time }) };
};

const saidOf = (words: KioskWords, refusal: SpokenRefusal, snapshot: Snapshot<KioskView>) => {
  if (refusal.code === 'tooEarly') return earlyPhrase(words, refusal, snapshot);
  const sentence =
    refusal.code === 'offline'
      ? words.t('kiosk.tapAgain')
      : refusalPhrase(words, refusal, snapshot.view.office.timeZone);
  return { title: words.t('kiosk.sorry'), sentence };
};

export const Refused = ({ refusal, snapshot }: RefusedProps) => {
  const words = useKioskWords();
  if (refusal === null) return null;
  const values = { ...refusal.values, service: HERE, reason: HERE };
  const { title, sentence } = saidOf(words, { ...refusal, values }, snapshot);
  return (
    <Alert kind={refusal.code === 'tooEarly' ? 'info' : 'warning'} title={title}>
      <p class="kern-body">
        <Around sentence={sentence}>
          {sentence.includes(HERE) && <Said text={saidByServer(refusal, snapshot.view)} />}
        </Around>
      </p>
    </Alert>
  );
};
