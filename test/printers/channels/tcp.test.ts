// The way to a network printer, with a bare listener at its other end.
import { createServer, type Server, type Socket } from 'node:net';
import { openTcp } from '../../../printers/channels/tcp';

let server: Server | null = null;
const listen = (serve: (socket: Socket) => void) =>
  new Promise<number>((resolve, reject) => {
    server = createServer(serve);
    server.listen(0, '127.0.0.1', () => {
      const address = server?.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('no port'));
    });
  });
const open = async (port: number) => {
  const opened = await openTcp({ host: '127.0.0.1', port })(1000);
  if (!opened.ok) throw new Error(opened.detail);
  return opened.channel;
};

afterEach(() => {
  server?.close();
  server = null;
});

test('P2 closing loses nothing of what was written, though a slow printer speaks all the while', async () => {
  const sent = Buffer.alloc(2_000_000, 0x41);
  let received = 0;
  let end: () => void = () => null;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const port = await listen((socket) => {
    const speak = setInterval(() => socket.write(Buffer.from([0x10, 0, 0, 0])), 5);
    socket.on('data', (bytes) => {
      received += bytes.length;
      socket.pause();
      setTimeout(() => socket.resume(), 5);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(speak);
      end();
    });
  });
  const channel = await open(port);
  expect(await channel.write(sent, 5000)).toBe('written');
  // Longer than a test may take: it is the printer that ends
  await channel.close(600_000);
  await ended;
  expect(received).toBe(sent.length);
});

test('P2 a printer that takes nothing lets the write time out, and closing gives up in time', async () => {
  const sockets: Socket[] = [];
  const port = await listen((socket) => sockets.push(socket.pause()));
  const channel = await open(port);
  expect(await channel.write(Buffer.alloc(20_000_000), 300)).toBe('timeout');
  // The printer never does: without its own patience it would hang here
  await channel.close(300);
  for (const socket of sockets) socket.destroy();
});

test('P2 nobody at the address is told as unreachable', async () => {
  const port = await listen(() => null);
  server?.close();
  expect(await openTcp({ host: '127.0.0.1', port })(1000)).toMatchObject({ ok: false, problem: 'unreachable' });
});
