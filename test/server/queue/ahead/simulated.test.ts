// F10: simulated days of the published weeks through the real core: what was told those who would come later, against
// what became of those who came.
import { createDay, type Scenario } from '../../../../bench/week/days';
import { runDay, type Watcher } from '../../../../bench/week/office';
import { aheadOf } from '../../../../server/queue/ahead/ahead';
import { learnRanges } from '../../../../server/queue/ahead/ranges';
import { createNoted, sharesOf } from '../../../../server/queue/ahead/truth';
import { arrivalsOf, learn, NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import type { Lesson } from '../../../../shared/lessons';

jest.setTimeout(120_000);

const PUBLISHED: Scenario = { name: 'published week', visitors: 858, bookedShare: 0.1002, clerks: [5, 6, 7, 8] };
const WEEK = 5;
const ASKED = [20, 60];

/** Days one after the other, each learning from those before it; the widths of the ranges twenty minutes ahead, in minutes. */
const live = (scenario: Scenario, seed: number, days: number) => {
  const lessons: Lesson[] = [];
  const widths: number[] = [];
  for (let day = 0; day < days; day++) {
    const arrivals = arrivalsOf(lessons.filter((_, i) => i % WEEK === day % WEEK));
    const learned = lessons.length === 0 ? NOTHING_LEARNED : { ...learn(lessons, demonstrationOffice), arrivals };
    const ranges = learnRanges(lessons);
    const noted = createNoted();
    const watch: Watcher = (outlook) => {
      const ahead = aheadOf(outlook, ranges, ASKED);
      noted.note(ahead, outlook.now);
      const forecast = ahead[0]?.told[0]?.forecast;
      if (forecast) widths.push(forecast.toMin - forecast.fromMin);
    };
    const lived = runDay(createDay(scenario, seed, day), 'return', learned, { watch });
    lessons.push({ ...lived.lesson, ahead: noted.against(lived.day) });
  }
  return { lessons, widths: widths.sort((one, other) => one - other) };
};

test('F10 of those who come later at least 80 of 100 wait as they were told, from the first day on', () => {
  const { lessons, widths } = live(PUBLISHED, 4, WEEK);
  const shares = sharesOf(lessons);
  for (const inMin of ASKED) {
    const { told, held } = shares.get(inMin) ?? { told: 0, held: 0 };
    expect(told).toBeGreaterThan(500);
    expect(held / told).toBeGreaterThanOrEqual(0.8);
  }
  // A range of two hours would always hold, and help nobody.
  expect(widths[Math.floor(widths.length / 2)]).toBeLessThanOrEqual(40);
});
