// The floor under the latency: a bare Socket.IO server that answers each command and sends a snapshot to everybody. With
// FOLDER (or DATABASE) it commits one row durably before, as whoever promises that an answer survives has to. To whoever asks for a page it
// sends as many bytes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { Database } from '../../server/storage/sqlite/connection';
import { bareDatabaseCommits } from '../postgres/server';
import { bareCommits } from './bareCommits';

const http = createServer((request, response) => {
  if (!request.url?.startsWith('/socket.io')) response.end(payload);
});
const io = new Server(http);
const payload = 'x'.repeat(Number(process.env['BYTES'] ?? 1000));
const folder = process.env['FOLDER'];
let version = 0;
const database = process.env['DATABASE'];
const inDatabase = database === undefined ? null : bareDatabaseCommits(database);
const commit = folder === undefined || inDatabase !== null ? null : bareCommits(new Database(join(folder, 'floor.db')));

io.on('connection', (socket) => {
  socket.on('command', async (_request: unknown, answer: (reply: unknown) => void) => {
    version += 1;
    commit?.();
    await (await inDatabase)?.commit();
    answer({ ok: true, result: { version } });
    io.emit('snapshot', { version, payload });
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
