// A22: an appointment is found by its code: however it is typed, not by guessing, and by nobody who does no work for it.
import { newToken } from '../../../../server/basics/tokens';
import type { FoundResult } from '../../../../shared/booking';
import { openWorld, type World } from '../../../world';
import { MINUTE, refusalOf, resultOf, type Visitor, visitorOf, WEDNESDAY_TEN } from './visitor';

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = visitorOf(world);
});
afterEach(() => world.close());

const find = async (code: string, more: object = {}) =>
  visitor.post<FoundResult>('/api/appointments/find', {
    ...{ id: newToken(), code, proof: await visitor.proof() },
    ...more,
  });
/** As a pen makes it. */
const alike = (code: string) => code.replace(/S/g, '5').replace(/Z/g, '2').replace(/B/g, '8').replace(/Q/g, '0');

test('A22 an appointment is found by its code, in small letters, with blanks, and as a pen makes it', async () => {
  const { key, code } = await visitor.booked(WEDNESDAY_TEN);
  for (const typed of [code, code.toLowerCase(), ` ${code.slice(0, 3)}-${code.slice(3)} `, alike(code)])
    expect(resultOf(await find(typed))).toEqual({ key });
});

test('A22 a moved appointment is found where it is now; one that is over is unknown as any other', async () => {
  const { key, code } = await visitor.booked(WEDNESDAY_TEN);
  const thursday = WEDNESDAY_TEN + 24 * 3_600_000;
  const { holdId } = resultOf(await visitor.hold(thursday));
  resultOf(await visitor.post(`/api/appointments/${key}/move`, { id: newToken(), slotAt: thursday, holdId }));
  expect(resultOf(await find(code))).toEqual({ key });
  await world.restart();
  expect(resultOf(await find(code))).toEqual({ key });
  // T4: a day is over when the clock has run for a while.
  for (const minutes of [5 * 24 * 60, 11, 11]) await world.pass(minutes * MINUTE);
  const over = await find(code);
  expect(over).toEqual(await find('QQQQQQ'));
  expect([over.status, refusalOf(over)]).toEqual([404, 'unknownVisit']);
});

test('A22 nobody seeks without a proof of work', async () => {
  const { code } = await visitor.booked(WEDNESDAY_TEN);
  expect(refusalOf(await find(code, { proof: '' }))).toBe('proofNeeded');
  const proof = await visitor.proof();
  expect(resultOf(await find(code, { proof }))).toEqual({ key: expect.any(String) });
  expect(refusalOf(await find(code, { proof }))).toBe('proofNeeded');
});

test('A22 after ten wrong codes not even a right one is found; right ones before count nothing', async () => {
  const { code } = await visitor.booked(WEDNESDAY_TEN);
  for (let i = 0; i < 12; i++) resultOf(await find(code));
  for (let i = 0; i < 10; i++) expect(refusalOf(await find('QQQQQQ'))).toBe('unknownVisit');
  const { status, body } = await find(code);
  expect([status, refusalOf({ body })]).toEqual([429, 'tooMany']);
});
