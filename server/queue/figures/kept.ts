// Facts of a day as they are kept: small numbers in columns, so that those of a year are read in a moment.
import type { DayFacts } from './facts';
import type { Outcome, VisitFact } from './visitFacts';

/** Goes up when facts are found in another way, or kept so: those of before are made anew from the events. */
export const FACTS_FORMAT = 4;

const KINDS: readonly VisitFact['kind'][] = ['walkIn', 'appointment'];
const OUTCOMES: readonly Outcome[] = ['done', 'missed', 'noShow', 'left', 'cancelled', 'expected', 'open'];
const COLUMNS = 15;
/** Nothing there; longer than eighteen hours is as long as this less one. */
const NONE = 65_535;

/** What the columns' numbers stand for, as JSON before them. */
type Head = { count: number; services: string[]; counters: string[] } & Pick<DayFacts, 'printers' | 'work'>;

const HEAD_BYTES = 4;
/** Columns are of two bytes each, and begin where that can be. */
const columnsAt = (headLength: number): number => HEAD_BYTES + headLength + (headLength % 2);

const small = (value: number | null): number =>
  value === null ? NONE : Math.min(NONE - 1, Math.max(0, Math.round(value)));

export const keepFacts = ({ visits, printers, work }: DayFacts): Uint8Array => {
  const services = [...new Set(visits.map(({ serviceId }) => serviceId))];
  const counters = [...new Set(visits.flatMap(({ counterId }) => counterId ?? []))];
  const head: Head = { count: visits.length, services, counters, printers, work };
  const said = new TextEncoder().encode(JSON.stringify(head));
  const at = columnsAt(said.length);
  const kept = new Uint8Array(at + 2 * COLUMNS * visits.length);
  new DataView(kept.buffer).setUint32(0, said.length, true);
  kept.set(said, HEAD_BYTES);
  const numbers = new DataView(kept.buffer, at);
  for (const [i, { kind, serviceId, counterId, hour, outcome, forecast, ...times }] of visits.entries()) {
    const row = [
      ...[KINDS.indexOf(kind), services.indexOf(serviceId), counterId === null ? NONE : counters.indexOf(counterId)],
      ...[hour, OUTCOMES.indexOf(outcome), small(times.waitSec), small(times.presentSec)],
      ...[small(times.waySec), small(times.serviceSec), times.handedOn],
      ...[small(forecast && 60 * forecast.expectedMin), small(forecast?.fromMin ?? 0), small(forecast?.toMin ?? 0)],
      ...[times.outOfOrder, times.isFromHome ? 1 : 0],
    ];
    for (const [column, value] of row.entries()) numbers.setUint16(2 * (column * visits.length + i), value, true);
  }
  return kept;
};

/** What `keepFacts` kept in this format. */
export const keptFacts = (kept: Uint8Array): DayFacts => {
  const view = new DataView(kept.buffer, kept.byteOffset, kept.byteLength);
  const length = view.getUint32(0, true);
  const { count, services, counters, printers, work }: Head = JSON.parse(
    new TextDecoder().decode(kept.subarray(HEAD_BYTES, HEAD_BYTES + length)),
  );
  const first = columnsAt(length);
  const at = (column: number, i: number): number => view.getUint16(first + 2 * (column * count + i), true);
  const orNull = (column: number, i: number): number | null => {
    const value = at(column, i);
    return value === NONE ? null : value;
  };
  const visits: VisitFact[] = [];
  for (let i = 0; i < count; i++) {
    const expectedSec = orNull(10, i);
    visits.push({
      kind: KINDS[at(0, i)] ?? 'walkIn',
      serviceId: services[at(1, i)] ?? '',
      counterId: counters[at(2, i)] ?? null,
      hour: at(3, i),
      outcome: OUTCOMES[at(4, i)] ?? 'open',
      waitSec: orNull(5, i),
      presentSec: orNull(6, i),
      waySec: orNull(7, i),
      serviceSec: orNull(8, i),
      handedOn: at(9, i),
      outOfOrder: at(13, i),
      isFromHome: at(14, i) === 1,
      forecast: expectedSec === null ? null : { expectedMin: expectedSec / 60, fromMin: at(11, i), toMin: at(12, i) },
    });
  }
  return { visits, printers, work };
};
