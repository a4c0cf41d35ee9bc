// Limits are counted by the visitor's network, and nobody chooses their own.
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { createNetworks, networkOf } from '../../../server/limits/networks';

const requestFrom = (address: string, forwarded?: string): IncomingMessage => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
};

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['', 'unknown'],
  ['unix:', 'unknown'],
  ['x'.repeat(10_000), 'unknown'],
])('S6 the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('S6 without a trusted proxy nobody can say where they come from', () => {
  const { networkOf: of } = createNetworks(0);
  fc.assert(
    fc.property(fc.string(), (forwarded) => {
      expect(of(requestFrom('198.51.100.1', forwarded))).toBe('198.51.100.1');
    }),
  );
});

test('S6 behind proxies the last address that a trusted one has seen counts, whatever visitors claim', () => {
  const claimed = '1.1.1.1, 203.0.113.7';
  expect(createNetworks(1).networkOf(requestFrom('127.0.0.1', claimed))).toBe('203.0.113.7');
  const named = createNetworks(['loopback', '10.0.0.0/8']);
  expect(named.networkOf(requestFrom('127.0.0.1', `${claimed}, 10.1.2.3`))).toBe('203.0.113.7');
  expect(named.networkOf(requestFrom('192.0.2.9', claimed))).toBe('192.0.2.9');
  expect(named.networkOf(requestFrom('127.0.0.1', 'nonsense'))).toBe('unknown');
});
