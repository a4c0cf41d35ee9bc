// Two rooms with a network of their own, screens in one and the office in the other, and a wire between them that can be cut. Wants a
// network of one's own already (`unshare -n`); all of it ends with this process.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { compiled } from '../kinds/preload';

/** What a wire does each way: so many per cent of all frames are lost, the others come later. */
export type Way = { loss: number; delayMs: number };
export type Condition = { there: Way; back: Way };
export const FINE: Way = { loss: 0, delayMs: 0 };
export const CUT: Way = { loss: 100, delayMs: 0 };

export const OFFICE_ADDRESS = '10.77.0.2';
const SCREENS_ADDRESS = '10.77.0.1';

const must = (command: string, ...args: string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
};

/** A room without any network yet, which lasts as long as its keeper. */
const openRoom = async (): Promise<ChildProcess> => {
  const keeper = spawn('unshare', ['--net', 'sh', '-c', 'ip link set lo up && echo ready && exec sleep 86400'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    keeper.stdout?.once('data', () => resolve());
    keeper.once('exit', () => reject(new Error('no room with a network of its own')));
  });
  return keeper;
};

const inRoom = ({ pid }: ChildProcess): string[] => ['nsenter', `--net=/proc/${pid}/ns/net`];

export type Rooms = {
  /** What a program is started with to be in the office's room. */
  inOffice: string[];
  set: (condition: Condition) => void;
  close: () => void;
};

/** Null where there is no compiler for C. */
export const openRooms = async (): Promise<Rooms | null> => {
  const wire = compiled('network/wire.c');
  if (wire === null) return null;
  const [office, middle] = [await openRoom(), await openRoom()];
  must('ip', 'link', 'set', 'lo', 'up');
  for (const [near, far] of [
    ['screens', 'wire-a'],
    ['office', 'wire-b'],
  ] as const) {
    must('ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far);
    must('ip', 'link', 'set', far, 'netns', String(middle.pid));
    must('nsenter', ...inRoom(middle).slice(1), 'ip', 'link', 'set', far, 'up');
  }
  must('ip', 'link', 'set', 'office', 'netns', String(office.pid));
  must('ip', 'addr', 'add', `${SCREENS_ADDRESS}/24`, 'dev', 'screens');
  must('ip', 'link', 'set', 'screens', 'up');
  must('nsenter', ...inRoom(office).slice(1), 'ip', 'addr', 'add', `${OFFICE_ADDRESS}/24`, 'dev', 'office');
  must('nsenter', ...inRoom(office).slice(1), 'ip', 'link', 'set', 'office', 'up');
  const [enter = '', ...into] = inRoom(middle);
  const running = spawn(enter, [...into, wire, 'wire-a', 'wire-b'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    running.stdout?.once('data', () => resolve());
    running.once('exit', (code) => reject(new Error(`the wire ended with ${code}`)));
  });
  const close = () => {
    for (const one of [running, middle, office]) one.kill('SIGKILL');
  };
  process.once('exit', close);
  return {
    inOffice: inRoom(office),
    set: ({ there, back }) =>
      void running.stdin?.write(`${there.loss} ${there.delayMs} ${back.loss} ${back.delayMs}\n`),
    close,
  };
};
