// A5: proofs of work, solved by the library that browsers use.
import { setTimeout as sleep } from 'node:timers/promises';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { networkOf } from '../../../../server/limits/networks';
import { createNetworkTally } from '../../../../server/limits/tally';
import { createProofOfWork, EFFORT } from '../../../../server/public/booking/proofOfWork';
import { asProof, solve } from './visitor';

const LITTLE = { cost: 1, least: 1, most: 8, calm: 1000, calmNetwork: 1000 };
const HOME = networkOf('2001:db8:1:2::1');
const OTHERS = networkOf('2001:db8:1:3::1');
const NOBODY = { of: () => 0 };

test('A5 a solved challenge is good once: for one request, and for a retry of it', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: LITTLE });
  const proof = await solve(await proofs.challenge(HOME));
  expect(await proofs.redeem(proof, 'request-1', HOME)).toBe(true);
  expect(await proofs.redeem(proof, 'request-1', HOME)).toBe(true);
  expect(await proofs.redeem(proof, 'request-2', HOME)).toBe(false);
});

test('A5 S93 a proof opens for a request some times, and not for whatever is asked with it for twenty minutes', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: LITTLE });
  const proof = await solve(await proofs.challenge(HOME));
  const asked = [];
  for (let i = 0; i < 12; i++) asked.push(await proofs.redeem(proof, 'request-1', HOME));
  expect(asked).toEqual([...Array(10).fill(true), false, false]);
  expect(await proofs.redeem(await solve(await proofs.challenge(HOME)), 'request-1', HOME)).toBe(true);
});

test('A5 of many requests that bring one proof at the same time, one passes', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: LITTLE });
  const proof = await solve(await proofs.challenge(HOME));
  const passed = await Promise.all(Array.from({ length: 50 }, (_, i) => proofs.redeem(proof, `request-${i}`, HOME)));
  expect(passed.filter(Boolean)).toHaveLength(1);
});

test('A5 what is not a proof is none: nonsense, another server, other parameters, another solution', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: LITTLE });
  const challenge = await proofs.challenge(HOME);
  const proof = await solve(challenge);
  const { solution } = JSON.parse(Buffer.from(proof, 'base64').toString());
  const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00', expiresAt: 4_000_000_000 } };
  const nested = Buffer.from('['.repeat(2900)).toString('base64');
  const bad = [
    '',
    'äöü',
    asProof(null),
    asProof([]),
    asProof({}),
    nested,
    asProof({ challenge, solution: { ...solution, counter: solution.counter + 1 } }),
    asProof({ challenge, solution: { ...solution, counter: -1 } }),
    asProof({ challenge, solution: { ...solution, derivedKey: '00' } }),
    asProof({ challenge: { parameters: challenge.parameters }, solution }),
    asProof({ challenge: { ...challenge, signature: '00'.repeat(32) }, solution }),
    await solve(easier),
    await solve(await createProofOfWork({ held: NOBODY, effort: LITTLE }).challenge(HOME)),
  ];
  for (const one of bad) expect([one, await proofs.redeem(one, 'request-1', HOME)]).toEqual([one, false]);
  expect(await proofs.redeem(proof, 'request-1', HOME)).toBe(true);
});

test('A5 a challenge expires', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: LITTLE, lifeSec: 1 });
  const proof = await solve(await proofs.challenge(HOME));
  await sleep(2100);
  expect(await proofs.redeem(proof, 'request-1', HOME)).toBe(false);
});

test('A5 the more proofs there are, the more each of them costs, and cheap ones from before do not help', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: { ...LITTLE, calm: 10 } });
  const stored = await Promise.all(Array.from({ length: 40 }, async () => solve(await proofs.challenge(HOME))));
  const passed: boolean[] = [];
  for (const [i, proof] of stored.entries()) passed.push(await proofs.redeem(proof, `request-${i}`, HOME));
  // From the 21st on a proof is three times as expensive as these are.
  expect(passed.filter(Boolean)).toHaveLength(21);
  const { parameters } = await proofs.challenge(HOME);
  expect(parameters.data).toEqual({ times: 3 });
  expect(await proofs.redeem(await solve(await proofs.challenge(HOME)), 'request-99', HOME)).toBe(true);
});

test('A15 a proof costs more for a network that has held much, and cheap ones fetched before do not help it', async () => {
  const held = createNetworkTally(3_600_000);
  const proofs = createProofOfWork({ effort: { ...LITTLE, calmNetwork: 5 }, held });
  const cheap = await solve(await proofs.challenge(HOME));
  const cheapToo = await solve(await proofs.challenge(HOME));
  for (let i = 0; i < 15; i++) held.add(HOME);
  const timesOf = async (network: typeof HOME) => (await proofs.challenge(network)).parameters.data;
  expect([await timesOf(HOME), await timesOf(OTHERS)]).toEqual([{ times: 3 }, { times: 1 }]);
  expect(await proofs.redeem(cheap, 'request-1', HOME)).toBe(false);
  expect(await proofs.redeem(cheapToo, 'request-2', OTHERS)).toBe(true);
  for (let i = 0; i < 500; i++) held.add(HOME);
  expect(await timesOf(HOME)).toEqual({ times: 12 });
});

test('A5 finding a proof of the real effort takes some thousand derivations, and checking it one', async () => {
  const proofs = createProofOfWork({ held: NOBODY, effort: EFFORT });
  for (let i = 0; i < 3; i++) {
    const challenge = await proofs.challenge(HOME);
    expect(challenge.parameters.cost).toBe(EFFORT.cost);
    let derived = 0;
    const solution = await solveChallenge({
      challenge,
      deriveKey: (...said) => {
        derived += 1;
        return deriveKey(...said);
      },
    });
    expect(derived).toBeGreaterThanOrEqual(EFFORT.least);
    expect(derived).toBeLessThanOrEqual(EFFORT.most + 1);
    expect(await proofs.redeem(asProof({ challenge, solution }), `request-${i}`, HOME)).toBe(true);
  }
});
