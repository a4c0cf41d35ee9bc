// M16, M18: a database that takes a connection and then says nothing is away, for whoever asks it for other offices.
import { createServer, type Server, type Socket } from 'node:net';
import { doorOf, officesAtHome } from '../../../server/storage/engine';

const SAYS_WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
let server: Server;
let url = '';
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => socket.write(SAYS_WELCOME));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  url = `postgres://nobody@127.0.0.1:${address.port}/none`;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => server.close(done));
});

test.each([
  ['M16 which offices there are', () => officesAtHome(url, 50)],
  ['M18 where one of them is', () => doorOf(url, 'nord', 50)],
])('%s: a database that says nothing is not waited for', async (_, ask) => {
  await expect(ask()).rejects.toThrow(/timeout|DATABASE_AWAY/);
});
