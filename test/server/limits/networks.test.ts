// Limits are counted by the visitor's network, and nobody chooses their own.
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { createLog } from '../../../server/basics/log';
import { createNetworks, networkOf, type TrustedProxies } from '../../../server/limits/networks';
import { loadOf } from '../../../server/queue/day/network';

const networksOf = (trusted: TrustedProxies, log = createLog('silent')) => createNetworks({ trusted, log });
const requestFrom = (address: string, forwarded?: string): IncomingMessage => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
};

test.each([
  ['203.0.113.7', '203.0.113.7', null],
  ['::ffff:203.0.113.7', '203.0.113.7', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80::/64', 'fe80::/48'],
  ['', 'unknown', null],
  ['unix:', 'unknown', null],
  ['x'.repeat(10_000), 'unknown', null],
])('S6 the network of %s is %s in %s', (address, narrow, wide) => {
  expect(networkOf(address)).toEqual({ narrow, wide });
});

/** Eight groups of sixteen bits, written out. */
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
const written = (bits: number[]) => bits.map((one) => one.toString(16)).join(':');
const isMapped = (bits: number[]) => bits.slice(0, 5).every((one) => one === 0) && bits[5] === 0xffff;

test('S6 two addresses share a network just when their first 64 bits are the same, a wider one with 48', () => {
  fc.assert(
    fc.property(groups, groups, fc.integer({ min: 0, max: 8 }), (one, rest, shared) => {
      const other = [...one.slice(0, shared), ...rest.slice(shared)];
      fc.pre(!isMapped(one) && !isMapped(other));
      const [a, b] = [networkOf(written(one)), networkOf(written(other))];
      const same = (count: number) => one.slice(0, count).join() === other.slice(0, count).join();
      expect([a.narrow === b.narrow, a.wide === b.wide]).toEqual([same(4), same(3)]);
    }),
  );
});

test('S6 an IPv4 address is itself, however IPv6 writes it, and stands in nothing wider', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 }), (bytes) => {
      const plain = bytes.join('.');
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      const mapped = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
      for (const address of [plain, `::ffff:${plain}`, mapped])
        expect(networkOf(address)).toEqual({ narrow: plain, wide: null });
    }),
  );
});

test('S6 of what a wider network does one part in sixteen counts as of each network in it', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 300 }), (ofNarrow, ofOthers, most) => {
      const network = networkOf('2001:db8:1:2::1');
      const counts = new Map([
        [network.narrow, ofNarrow],
        [network.wide, ofNarrow + ofOthers],
      ]);
      const isAbove = loadOf(network, (key) => counts.get(key) ?? 0) >= most;
      expect(isAbove).toBe(ofNarrow >= most || ofNarrow + ofOthers >= 16 * most);
    }),
  );
});

test('S6 without a trusted proxy nobody can say where they come from', () => {
  const { networkOf: of } = networksOf(0);
  fc.assert(
    fc.property(fc.string(), (forwarded) => {
      expect(of(requestFrom('198.51.100.1', forwarded))).toMatchObject({ narrow: '198.51.100.1' });
    }),
  );
});

test('S6 behind proxies the last address that a trusted one has seen counts, whatever visitors claim', () => {
  const claimed = '1.1.1.1, 203.0.113.7';
  expect(networksOf(1).networkOf(requestFrom('127.0.0.1', claimed))).toMatchObject({ narrow: '203.0.113.7' });
  const named = networksOf(['loopback', '10.0.0.0/8']);
  expect(named.networkOf(requestFrom('127.0.0.1', `${claimed}, 10.1.2.3`))).toMatchObject({ narrow: '203.0.113.7' });
  expect(named.networkOf(requestFrom('192.0.2.9', claimed))).toMatchObject({ narrow: '192.0.2.9' });
  expect(named.networkOf(requestFrom('127.0.0.1', 'nonsense'))).toMatchObject({ narrow: 'unknown' });
});

test('S20 a trusted proxy that names no visitors is told of once, and so is a header that nobody is trusted with', () => {
  const log = createLog('silent');
  const warned = jest.spyOn(log, 'warn');
  const said = () => warned.mock.calls.splice(0).map(([values, words]) => [values, String(words).slice(0, 40)]);
  const proxied = networksOf(['loopback'], log);
  for (let i = 0; i < 5; i++) proxied.networkOf(requestFrom('127.0.0.1', '203.0.113.7'));
  proxied.networkOf(requestFrom('203.0.113.7'));
  expect(said()).toEqual([]);
  for (let i = 0; i < 5; i++) proxied.networkOf(requestFrom('127.0.0.1'));
  expect(said()).toEqual([
    [{ address: '127.0.0.1', trusted: ['loopback'] }, 'a trusted proxy sends no X-Forwarded-For'],
  ]);
  const alone = networksOf(0, log);
  for (let i = 0; i < 5; i++) alone.networkOf(requestFrom('203.0.113.7'));
  expect(said()).toEqual([]);
  for (let i = 0; i < 500; i++) alone.networkOf(requestFrom(`203.0.113.${i % 250}`, `198.51.100.${i % 250}`));
  expect(said()).toEqual([[{ address: 'not of this house', trusted: 0 }, 'X-Forwarded-For from an address that TRU']]);
});

test('S18 who opens a connection counts by network, save a trusted proxy', () => {
  expect(networksOf(0).networkOfPeer('::ffff:203.0.113.7')).toEqual({ narrow: '203.0.113.7', wide: null });
  expect(networksOf(1).networkOfPeer('203.0.113.7')).toBeNull();
  const named = networksOf(['loopback']);
  expect(named.networkOfPeer('127.0.0.1')).toBeNull();
  expect(named.networkOfPeer('')).toEqual({ narrow: 'unknown', wide: null });
});
