// A service as something to choose: with why it gives no ticket now, or how long it takes where that is its own.
import type { KioskService, KioskView, Snapshot } from '../../shared/protocol';
import { hoursPhrase } from '../../shared/words/hours';
import { closedPhrase, forecastPhrase } from '../../ui/phrases';
import type { Choice } from '../choose/Choices';
import type { KioskWords } from '../parts/words';
import { type Closed, isClosed, leadsOn, slotPhrase } from './noTicketReason';

type At = Pick<Snapshot<KioskView>, 'now' | 'view'>;

/** Its reason, and one thing more, so that it still fits the glass: its hours, or the next appointment. */
const closedFacts = (words: KioskWords, service: Closed, { now, view }: At): string[] => {
  const { timeZone } = view.office;
  const { closed, hours, nextSlotAt } = service;
  const why = closedPhrase(words, closed, now, timeZone);
  if (closed.why === 'hours' && hours !== null)
    return [why, words.t('kiosk.hours', { hours: hoursPhrase(hours, words.language) })];
  return nextSlotAt === null ? [why] : [why, slotPhrase(words, nextSlotAt, now, timeZone)];
};

const linesOf = (lines: string[]) => (lines.length === 0 ? null : lines.map((line) => <span key={line}>{line}</span>));

/** `tellsWait`: the wait is not the same for all, so that each says its own. */
export const serviceChoice =
  (words: KioskWords, at: At, tellsWait: boolean) =>
  (service: KioskService): Choice => {
    const { id, name, pictogram, letter, forecast } = service;
    const open = tellsWait ? [forecastPhrase(words, forecast)] : [];
    return {
      ...{ id, name, pictogram, letter },
      facts: linesOf(isClosed(service) ? closedFacts(words, service, at) : open),
      isClosed: isClosed(service),
      isDead: !leadsOn(service),
    };
  };
