// What the public pages ask: patience with bad networks, one id for one wish, proofs that are solved ahead.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChallenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey as deriveByNode } from 'altcha-lib/algorithms/sha';
import { createPublicApi, type PublicApi } from '../../../ui/link/publicApi';
import { deriveKey } from '../../../ui/proof/proofKey';
import { askWithProof, createProver } from '../../../ui/proof/proofOfWork';

const SLOT = Date.UTC(2025, 2, 3, 8, 0);
const hold = { serviceIds: ['ausweis'], persons: 1, slotAt: SLOT, instead: null };
const HELD = { ok: true, result: { holdId: 'hold-0001', slotAt: SLOT, until: SLOT } };

type Asked = { path: string; body: Record<string, unknown> };

let server: Server;
let asked: Asked[];
let api: PublicApi;
/** What becomes of each request in turn: an answer, an answer of a machine in between, or a line that breaks. */
type Fate = { json: unknown } | 'away' | 'broken' | 'gateway' | 'silent';
let fates: Fate[];

const fateful: RequestListener = (request, response) => {
  let text = '';
  request.on('data', (part) => {
    text += part;
  });
  request.on('end', () => {
    asked.push({ path: request.url ?? '', body: text === '' ? {} : JSON.parse(text) });
    const fate = fates.shift() ?? 'gateway';
    if (fate === 'broken') request.socket.destroy();
    else if (fate === 'gateway') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    else if (fate === 'away') response.writeHead(503).end('{"ok":false,"refusal":{"code":"officeAway","values":{}}}');
    else if (fate !== 'silent')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(fate.json));
  });
};

beforeEach(async () => {
  asked = [];
  fates = [];
  server = createServer(fateful);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const tries = [1, 2, 3].map(() => ({ withinMs: 300, pauseMs: 5 }));
  api = createPublicApi({ fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init), tries });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a look is asked again when the line breaks, a proxy answers for the server, or nothing comes', async () => {
  fates = ['broken', 'gateway', { json: { ok: true, result: { days: [], next: null } } }];
  expect(await api.days({ serviceIds: ['a', 'b'], persons: 2 }, '2025-03-03')).toEqual({
    ok: true,
    result: { days: [], next: null },
  });
  expect(new Set(asked.map(({ path }) => path))).toEqual(
    new Set(['/api/days?services=a%2Cb&persons=2&from=2025-03-03']),
  );
  fates = ['silent', 'silent', 'silent'];
  const answer = await api.office();
  expect(answer).toEqual({ ok: false, refusal: { code: 'offline', values: {} } });
});

test('N4 S89 an act whose answer was lost is repeated with its id, and later by the same person, too', async () => {
  fates = ['broken', 'away', 'gateway', { json: HELD }];
  expect(await api.hold(hold, 'proof-1')).toMatchObject({ ok: false, refusal: { code: 'offline' } });
  expect(await api.hold(hold, 'proof-2')).toEqual(HELD);
  const ids = asked.map(({ body }) => body['id']);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{16,}$/);
});

test('N4 what was answered is over: the same wish again is a new act; another wish is one, too', async () => {
  const taken = { ok: false, refusal: { code: 'slotTaken', values: {} }, alternatives: [SLOT + 900_000] };
  fates = [{ json: taken }, { json: HELD }, { json: HELD }];
  expect(await api.hold(hold, 'proof-1')).toEqual(taken);
  await api.hold(hold, 'proof-1');
  await api.hold({ ...hold, slotAt: SLOT + 900_000 }, 'proof-1');
  expect(new Set(asked.map(({ body }) => body['id'])).size).toBe(3);
});

test('A5 a proof that came too late is replaced without a word, and the act keeps its id', async () => {
  const challenges = ['one', 'two', 'three'].map((nonce) => ({ parameters: { nonce } }));
  const prover = createProver({
    challenge: () => Promise.resolve({ ok: true, result: challenges.shift() as never }),
    solve: () => Promise.resolve({ counter: 1, derivedKey: 'aa' }),
  });
  const proofNeeded = { ok: false, refusal: { code: 'proofNeeded', values: {} } };
  fates = [{ json: proofNeeded }, { json: HELD }];
  expect(await askWithProof(prover, (proof) => api.hold(hold, proof))).toEqual(HELD);
  const nonces = asked.map(({ body }) => JSON.parse(atob(String(body['proof']))).challenge.parameters.nonce);
  expect(nonces).toEqual(['one', 'two']);
  expect(new Set(asked.map(({ body }) => body['id'])).size).toBe(1);
});

test('A5 without a challenge nothing is asked; as soon as there is one, it goes on', async () => {
  let isThere = false;
  const prover = createProver({
    challenge: () =>
      Promise.resolve(
        isThere
          ? { ok: true, result: { parameters: {} } as never }
          : { ok: false, refusal: { code: 'offline', values: {} } },
      ),
    solve: () => Promise.resolve({ counter: 1, derivedKey: 'aa' }),
  });
  const ask = jest.fn(() => Promise.resolve({ ok: true as const, result: null }));
  expect(await askWithProof(prover, ask)).toMatchObject({ ok: false, refusal: { code: 'offline' } });
  expect(ask).not.toHaveBeenCalled();
  isThere = true;
  expect(await askWithProof(prover, ask)).toEqual({ ok: true, result: null });
});

test.each([1, 2, 50])(
  'A5 a key derived without the browser’s digests is ALTCHA’s own, at a cost of %i',
  async (cost) => {
    const secret = { hmacSignatureSecret: 'secret' };
    const challenge = await createChallenge({
      algorithm: 'SHA-256',
      cost,
      counter: 37,
      deriveKey: deriveByNode,
      ...secret,
    });
    const solution = await solveChallenge({ challenge, deriveKey });
    expect(solution?.counter).toBe(37);
    if (solution === null) throw new Error('not solved');
    expect(await verifySolution({ challenge, solution, deriveKey: deriveByNode, ...secret })).toMatchObject({
      verified: true,
    });
  },
);
