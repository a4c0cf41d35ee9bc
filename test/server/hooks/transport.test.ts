// S36, S65: one message to a receiver that answers as no receiver should: it ends, whatever comes back.
import { type AddressInfo, createServer } from 'node:net';
import { send } from '../../../server/hooks/transport';

const answered = async (said: string, isCut: boolean) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => (isCut ? socket.end(said) : socket.write(said)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    return await send({ url, headers: {}, body: '{}', mostMs: 300, closing: new AbortController().signal });
  } finally {
    server.close();
  }
};
const UPGRADE = 'Upgrade: x\r\nConnection: Upgrade\r\n\r\n';

test.each([
  ['another protocol', `HTTP/1.1 101 Switching Protocols\r\n${UPGRADE}hello`, false, 'unreachable'],
  ['another protocol, and hung up', `HTTP/1.1 101 Switching Protocols\r\n${UPGRADE}`, true, 'unreachable'],
  ['a wish for it', `HTTP/1.1 426 Upgrade Required\r\n${UPGRADE}`, false, 'answered'],
  ['go on, without an end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(5), false, 'silent'],
  ['hints, and no more', 'HTTP/1.1 103 Early Hints\r\n\r\n', false, 'silent'],
  ['nothing, and hung up', '', true, 'unreachable'],
  ['what is no HTTP', 'SSH-2.0-x\r\n', false, 'unreachable'],
])('S36 S65 N7 a message ends whatever the receiver answers: %s', async (_what, said, isCut, code) => {
  expect(await answered(said, isCut)).toMatchObject({ code });
});
