// K23: a counter that somebody has left open, closed by hand.
import { isEndForgotten } from '../../../../server/queue/figures/visitFacts';
import { strandedByClosing } from '../../../../server/queue/slots/stranding';
import type { Actor } from '../../../../shared/events';
import { clerk, openHistory } from '../history';
import { smallOffice } from '../office';

const [A = ''] = smallOffice.services.map(({ id }) => id);
const ADMIN: Actor = { kind: 'device', deviceId: 'device-of-admin', role: 'admin', stationId: 'admin', personId: null };
const close = (counterId: string, agreed: string[] = []) => ({ type: 'closeCounter' as const, counterId, agreed });

/** Counters 1 and 2 are open, and the second has called somebody. */
const open = () => {
  const history = openHistory(smallOffice);
  for (const counter of [1, 2]) history.openCounter(counter);
  const { visitId } = history.draw(A);
  history.callNext(2);
  return { ...history, visitId, visit: () => history.day.visits.get(visitId) };
};

test('K23 who is called waits again at the old place, and the counter is closed', () => {
  const { done, day, visit, visitId } = open();
  done(close('schalter-2'), ADMIN);
  expect([...day.counters.keys()]).toEqual(['schalter-1']);
  expect(visit()?.state).toBe('waiting');
  expect([...day.waiting.keys()]).toEqual([visitId]);
});

test('K23 who is served is done, and nobody learns a duration from it', () => {
  const { done, day, visit, visitId } = open();
  done({ type: 'begin', visitId }, clerk(2));
  done(close('schalter-2'), ADMIN);
  expect(visit()?.state).toBe('done');
  expect(day.counters.has('schalter-2')).toBe(false);
  expect([ADMIN, clerk(2)].map((by) => isEndForgotten({ by }))).toEqual([true, false]);
});

test('K23 whom nobody would call then has to be agreed to, who is called there among them', () => {
  const { done, refused, day, settings, time, visitId, when } = open();
  done(close('schalter-1'), ADMIN);
  const other = when({ type: 'drawTicket', serviceIds: [A], persons: 1, language: 'de' }, clerk(2));
  const waits = (other as { result: { visitId: string } }).result.visitId;
  const moment = { day, settings: settings(), now: time.now };
  expect(strandedByClosing(moment, 'schalter-2').map(({ id }) => id)).toEqual([visitId, waits]);
  // Agreed is by name, and not by how many.
  for (const agreed of [[], [waits], [waits, waits], [visitId, 'somebody-else']])
    expect(refused(close('schalter-2', agreed), ADMIN)).toBe('wouldStrand');
  expect(day.counters.has('schalter-2')).toBe(true);
  done(close('schalter-2', [visitId, waits]), ADMIN);
  expect(day.counters.size).toBe(0);
});

test('K23 whom nobody calls anyhow is not asked about: it is not this closing that hits them', () => {
  const { done, day, settings, time, draw, visitId } = open();
  const [, B = ''] = smallOffice.services.map(({ id }) => id);
  const alone = draw(B).visitId;
  done({ type: 'moveCounter', counterId: 'schalter-1', serves: [A], agreed: [alone] }, ADMIN);
  done({ type: 'moveCounter', counterId: 'schalter-2', serves: [A], agreed: [alone] }, ADMIN);
  done(close('schalter-1'), ADMIN);
  const moment = { day, settings: settings(), now: time.now };
  expect(strandedByClosing(moment, 'schalter-2').map(({ id }) => id)).toEqual([visitId]);
});

test('K23 closed already, nothing happens; what there is not is refused', () => {
  const { done, refused, day } = open();
  const { version } = day;
  done(close('schalter-3'), ADMIN);
  expect(day.version).toBe(version);
  expect(refused(close('schalter-99'), ADMIN)).toBe('unknownCounter');
});
