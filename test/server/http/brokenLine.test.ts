// A line that breaks, or on which something comes that is no HTTP, while it is answered.
import { connect } from 'node:net';
import { createLogTo } from '../../../server/basics/log';
import { openWorld } from '../../world';

test('S65 what is no HTTP ends its line, and nothing of it comes into the log', async () => {
  const lines: string[] = [];
  const log = createLogTo({ write: (line: string) => void lines.push(line) }, 'info');
  const world = await openWorld({ log });
  const before = lines.length;
  const said = `${'GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(10)}Erika Mustermann was here\r\n\r\n`;
  for (const port of [world.app().port, world.app().publicPort]) {
    const socket = connect(port, '127.0.0.1');
    socket.resume();
    socket.write(said);
    await new Promise((resolve) => socket.once('close', resolve));
  }
  expect((await fetch(world.publicUrl('/healthz'))).status).toBe(200);
  await world.close();
  expect(lines.slice(before).filter((line) => /request failed|Erika|rawPacket/.test(line))).toEqual([]);
});
