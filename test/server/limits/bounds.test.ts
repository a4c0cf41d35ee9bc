// S17: what is counted by a key that strangers make up has a bound, and says what happens at it. C7: the sign, by its clock.
import fc from 'fast-check';
import { createAttempts } from '../../../server/limits/attempts';
import { createTally } from '../../../server/limits/tally';
import { createSigns } from '../../../server/public/booking/signs';
import { foldAddress } from '../../../shared/contacts';

test('S17 attempts are counted for so many keys; the one not seen for longest is forgotten for a new one', async () => {
  const attempts = createAttempts(1, 600, 100);
  for (let i = 0; i < 1000; i++) await attempts.count(`network-${i}`);
  expect(attempts.size()).toBe(100);
  expect(await attempts.wait('network-999')).toBeGreaterThan(0);
  expect(await attempts.count('network-950')).toBeGreaterThan(0);
  expect(await attempts.count('network-0')).toBeNull();
  await attempts.forgive('network-999');
  expect(await attempts.wait('network-999')).toBeNull();
});

test('S17 a tally counts within its window, and for so many keys', () => {
  const time = { now: 0 };
  const tally = createTally(1000, () => time.now, 50);
  expect([tally.add('a'), tally.add('a'), tally.of('a'), tally.of('b')]).toEqual([1, 2, 2, 0]);
  expect(tally.secondsLeft('a')).toBe(1);
  time.now = 1000;
  expect([tally.of('a'), tally.add('a')]).toEqual([0, 1]);
  for (let i = 0; i < 500; i++) tally.add(`key-${i}`);
  expect([tally.size(), tally.of('a')]).toEqual([50, 0]);
});

test('C7 a sign stands for five minutes, is good for five more, and no longer', () => {
  const time = { now: 1_500_000_000_000 };
  const signs = createSigns(() => time.now);
  const first = signs.now();
  expect(first).toMatch(/^\d{4}$/);
  const seen = [first];
  for (let step = 0; step < 3; step++) {
    time.now += 5 * 60_000;
    seen.push(signs.now());
    expect(signs.isGood(seen[step] ?? '')).toBe(true);
  }
  const old = seen[0] ?? '';
  const isStillDrawn = seen.slice(2).includes(old);
  expect(signs.isGood(old)).toBe(isStillDrawn);
  expect(signs.isGood('')).toBe(false);
});

test('A14 an address is one however it is written', () => {
  const same = [
    'erika@müller.example',
    'ERIKA@MÜLLER.example',
    'erika+a@xn--mller-kva.example',
    'Erika+b+c@müller.example.',
  ];
  expect(new Set(same.map(foldAddress))).toEqual(new Set(['erika@xn--mller-kva.example']));
  expect(foldAddress('e.r.i.k.a+x@googlemail.com')).toBe('erika@googlemail.com');
  expect(foldAddress('e.rika@example.org')).not.toBe(foldAddress('erika@example.org'));
  fc.assert(
    fc.property(fc.emailAddress(), fc.string({ unit: fc.constantFrom('a', 'B', '7'), maxLength: 5 }), (email, tag) => {
      const [box = '', host = ''] = email.split('@');
      fc.pre(!box.includes('+'));
      expect(foldAddress(`${box.toUpperCase()}+${tag}@${host}`)).toBe(foldAddress(email.toLowerCase()));
      expect(foldAddress(foldAddress(email))).toBe(foldAddress(email));
    }),
  );
});
