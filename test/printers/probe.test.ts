// What a probe finds out about printers that answer more or less.
import type { ProbeResult } from '../../shared/printing';
import { networkPrinter, openDesk } from './desk';
import { type Habits, startPrinter, type TestPrinter } from './printer';

jest.setTimeout(20_000);

const machines: TestPrinter[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.close();
});
const start = async (habits: Partial<Habits> = {}) => {
  const machine = await startPrinter(habits);
  machines.push(machine);
  return machine;
};
const channelAt = ({ port }: TestPrinter) => ({ kind: 'network', host: '127.0.0.1', port }) as const;

const probe = async (machine: TestPrinter): Promise<ProbeResult> => {
  const { spooler } = openDesk([]);
  const result = await spooler.probe(channelAt(machine));
  await spooler.close();
  return result;
};

test.each<[string, Partial<Habits>, ProbeResult['answers'], ProbeResult['profile']]>([
  [
    'answers everything',
    {},
    { state: true, automatic: true, processId: true, transmitted: true },
    { status: 'required', confirm: 'gs-h' },
  ],
  [
    'knows no process id',
    { answers: { realTime: true, processId: false, transmit: true }, reports: false },
    { state: true, automatic: false, processId: false, transmitted: true },
    { status: 'required', confirm: 'gs-r' },
  ],
  [
    'says nothing',
    { answers: { realTime: false, processId: false, transmit: false }, reports: false },
    { state: false, automatic: false, processId: false, transmitted: false },
    { status: 'optional', confirm: 'none' },
  ],
  [
    'speaks byte by byte, with its state mixed in',
    { automatic: true, split: true },
    { state: true, automatic: true, processId: true, transmitted: true },
    { status: 'required', confirm: 'gs-h' },
  ],
])('P2 a printer that %s gets the profile that follows from it', async (_, habits, answers, profile) => {
  const machine = await start(habits);
  expect(await probe(machine)).toEqual({ problem: null, answers, profile });
  expect(machine.slips).toEqual([]);
});

test('P3 a printer without paper is to be mended before it is judged; nobody at the address is told', async () => {
  const machine = await start();
  machine.put({ paper: 'out' });
  expect(await probe(machine)).toMatchObject({ problem: 'paperOut', profile: null, answers: { state: true } });
  await machine.close();
  expect(await probe(machine)).toMatchObject({ problem: 'unreachable', profile: null });
});

test('P4 a printer in use is asked between its slips, over one connection at a time', async () => {
  const machine = await start({ lineMs: 5 });
  const { spooler, print, result } = openDesk([networkPrinter(machine.port)]);
  print('s1');
  print('s2');
  const probed = await spooler.probe(channelAt(machine));
  expect(probed.profile).toEqual({ status: 'required', confirm: 'gs-h' });
  await result('s2');
  await spooler.close();
  expect(machine.slips).toHaveLength(2);
  expect(machine.mostConnections()).toBe(1);
});
