// What a probe finds out about printers that answer more or less.
import type { ProbeResult } from '../../../shared/printing';
import { networkPrinter, openDesk } from '../desk';
import { type Habits, startPrinter, type TestPrinter } from '../printer';

jest.setTimeout(60_000);

const EVERYTHING: ProbeResult['answers'] = {
  state: true,
  automatic: true,
  processId: true,
  transmitted: true,
  questions: [1, 2, 3, 4],
  pauseMs: 0,
};

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
    { ...EVERYTHING },
    { status: 'required', confirm: 'gs-h', questions: [1, 2, 3, 4], pauseMs: 0 },
  ],
  [
    'knows no process id',
    { answers: { realTime: true, processId: false, transmit: true }, reports: false },
    { ...EVERYTHING, automatic: false, processId: false },
    { status: 'required', confirm: 'gs-r', questions: [1, 2, 3, 4], pauseMs: 0 },
  ],
  [
    'says nothing',
    { answers: { realTime: false, processId: false, transmit: false }, reports: false },
    { state: false, automatic: false, processId: false, transmitted: false, questions: [], pauseMs: 0 },
    { status: 'optional', confirm: 'none', questions: null, pauseMs: 0 },
  ],
  [
    'speaks byte by byte, with its state mixed in',
    { automatic: true, split: true },
    { ...EVERYTHING },
    { status: 'required', confirm: 'gs-h', questions: [1, 2, 3, 4], pauseMs: 0 },
  ],
])('P2 a printer that %s gets the profile that follows from it', async (_, habits, answers, profile) => {
  const machine = await start(habits);
  expect(await probe(machine)).toEqual({ problem: null, answers, profile });
  expect(machine.slips).toEqual([]);
});

test('P8 a printer that knows only some questions gets a profile with these', async () => {
  const known = [[4], [1, 4], [2, 3], [1, 2, 4]];
  const probed = await Promise.all(known.map(async (questions) => probe(await start({ questions }))));
  expect(probed.map(({ answers }) => answers.questions)).toEqual(known);
  expect(probed.map(({ profile }) => profile)).toEqual(
    known.map((questions) => expect.objectContaining({ status: 'required', questions })),
  );
});

test('P6 the pause that a printer needs between two connections is found', async () => {
  const ways = ['refuses', 'hangsUp', 'hangsUpAndBeginsAnew'] as const;
  const probed = await Promise.all(ways.map(async (inPause) => probe(await start({ pauseMs: 1000, inPause }))));
  for (const { profile } of probed) {
    expect(profile).toMatchObject({ confirm: 'gs-h', status: 'required' });
    expect(profile?.pauseMs).toBeGreaterThanOrEqual(1000);
  }
  // One that lets wait serves as soon as it can: there is nothing to keep
  expect(await probe(await start({ pauseMs: 1000, inPause: 'letsWait' }))).toMatchObject({ problem: null });
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
  expect(probed.profile).toMatchObject({ status: 'required', confirm: 'gs-h' });
  await result('s2');
  await spooler.close();
  expect(machine.slips).toHaveLength(2);
  expect(machine.mostConnections()).toBe(1);
});
