// A5: proofs of work, solved by the library that browsers use.
import { setTimeout as sleep } from 'node:timers/promises';
import { createProofOfWork, EFFORT } from '../../../server/booking/proofOfWork';
import { asProof, solve } from './visitor';

const LITTLE = { cost: 1, least: 1, most: 8, calm: 1000 };

test('A5 a solved challenge is good once: for one request, and for a retry of it', async () => {
  const proofs = createProofOfWork({ effort: LITTLE });
  const proof = await solve(await proofs.challenge());
  expect(await proofs.redeem(proof, 'request-1')).toBe(true);
  expect(await proofs.redeem(proof, 'request-1')).toBe(true);
  expect(await proofs.redeem(proof, 'request-2')).toBe(false);
});

test('A5 of many requests that bring one proof at the same time, one passes', async () => {
  const proofs = createProofOfWork({ effort: LITTLE });
  const proof = await solve(await proofs.challenge());
  const passed = await Promise.all(Array.from({ length: 50 }, (_, i) => proofs.redeem(proof, `request-${i}`)));
  expect(passed.filter(Boolean)).toHaveLength(1);
});

test('A5 what is not a proof is none: nonsense, another server, other parameters, another solution', async () => {
  const proofs = createProofOfWork({ effort: LITTLE });
  const challenge = await proofs.challenge();
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
    await solve(await createProofOfWork({ effort: LITTLE }).challenge()),
  ];
  for (const one of bad) expect([one, await proofs.redeem(one, 'request-1')]).toEqual([one, false]);
  expect(await proofs.redeem(proof, 'request-1')).toBe(true);
});

test('A5 a challenge expires', async () => {
  const proofs = createProofOfWork({ effort: LITTLE, lifeSec: 1 });
  const proof = await solve(await proofs.challenge());
  await sleep(2100);
  expect(await proofs.redeem(proof, 'request-1')).toBe(false);
});

test('A5 the more proofs there are, the more each of them costs, and cheap ones from before do not help', async () => {
  const proofs = createProofOfWork({ effort: { ...LITTLE, calm: 10 } });
  const stored = await Promise.all(Array.from({ length: 40 }, async () => solve(await proofs.challenge())));
  const passed: boolean[] = [];
  for (const [i, proof] of stored.entries()) passed.push(await proofs.redeem(proof, `request-${i}`));
  // From the 21st on a proof is three times as expensive as these are.
  expect(passed.filter(Boolean)).toHaveLength(21);
  const { parameters } = await proofs.challenge();
  expect(parameters.data).toEqual({ times: 3 });
  expect(await proofs.redeem(await solve(await proofs.challenge()), 'request-99')).toBe(true);
});

const msOf = async (act: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

test('A5 finding a proof of the real effort costs a hundred times what checking it costs the server', async () => {
  const proofs = createProofOfWork({ effort: EFFORT });
  const shares: number[] = [];
  for (let i = 0; i < 5; i++) {
    const challenge = await proofs.challenge();
    let proof = '';
    const found = await msOf(async () => {
      proof = await solve(challenge);
    });
    shares.push(found / (await msOf(() => proofs.redeem(proof, `request-${i}`))));
  }
  expect(shares.sort((a, b) => a - b)[2]).toBeGreaterThan(100);
});
