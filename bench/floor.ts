// The floor under the latency: a bare Socket.IO server that answers each command and sends a snapshot to everybody.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http);
const payload = 'x'.repeat(Number(process.env['BYTES'] ?? 1000));
let version = 0;

io.on('connection', (socket) => {
  socket.on('command', (_request: unknown, answer: (reply: unknown) => void) => {
    version += 1;
    answer({ ok: true, result: { version } });
    io.emit('snapshot', { version, payload });
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
