// S84: the public side of whoever stands by is begun ahead, and may end before anybody needs it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createLog } from '../../../server/basics/log';
import type { CarrierParts } from '../../../server/visitors/carrier';
import { visitorsBeside } from '../../../server/visitors/process/beside';

const begun: ChildProcess[] = [];
const forkOne = (): ChildProcess => {
  const child = fork(join(__dirname, 'ahead.js'), [], { execArgv: [] });
  begun.push(child);
  return child;
};
afterEach(() => {
  for (const child of begun.splice(0)) child.kill('SIGKILL');
});

const parts = {
  office: {
    config: { port: 0 },
    follow: () => undefined,
    look: () => ({ kind: 'look' }),
    begin: () => ({ kind: 'begin' }),
  },
  log: createLog('silent'),
  serverAlarms: { raise: () => undefined, settle: () => undefined },
} as unknown as CarrierParts;

test.each(['before it is needed', 'in the moment in which it is needed'])(
  'S84 a public side that ended %s is begun anew: whoever takes the office over has one',
  async (when) => {
    const carrier = visitorsBeside(64, forkOne);
    const [first] = begun;
    first?.kill('SIGKILL');
    if (when === 'before it is needed') await once(first as ChildProcess, 'exit');
    const side = await carrier.open(parts);
    expect(side.port()).toBe(begun[1]?.pid);
    await side.close();
  },
);

test('S84 one that cannot begin at all is not tried for ever', async () => {
  const broken = (): ChildProcess => {
    const child = fork(`${__filename}.missing`, [], { execArgv: [], silent: true });
    begun.push(child);
    return child;
  };
  await expect(visitorsBeside(64, broken).open(parts)).rejects.toThrow('ended before it began');
  expect(begun).toHaveLength(2);
});
