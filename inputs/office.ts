// The office as whoever makes inputs sees it: its doors, its screens, what it has said, and what it keeps.
import { ROLES, type Role } from '../shared/actors';
import { PROGRAM_SCOPES } from '../shared/programs';
import type { Host } from './host';
import { openState } from './state';
import { createKnown } from './values/known';
import { request } from './wire/http';
import { openScreen, type Screen } from './wire/screen';

export type Paired = { deviceId: string; cookie: string };
type OpenScreen = Paired & { screen: Screen };

const STATIONS: Record<Role, string[]> = {
  kiosk: ['kiosk-1'],
  display: ['anzeige-1'],
  counter: ['schalter-1', 'schalter-2', 'schalter-3'],
  admin: ['admin'],
};
/** Limits count by network: whoever says something is somebody else each time, so that what is said is read. */
let somebody = 0;
export const someAddress = (): string => {
  somebody++;
  return `10.${(somebody >> 16) & 255}.${(somebody >> 8) & 255}.${somebody & 255}`;
};
const cookiesOf = (head: string): string =>
  [...head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(([, cookie]) => cookie).join('; ');

/** So many tokens, as one may ask only so often. */
const TOKENS = 5;
/** What screens are shown is looked through for names so seldom. */
const LOOK_EVERY = 20;

export const createOffice = async (start: () => Promise<Host>) => {
  const known = createKnown();
  let host = await start();
  let state = openState(host.file);
  const paired = new Map<string, Paired>();
  const open = new Map<string, OpenScreen>();
  let looks = 0;
  /** What was kept before an input; what is made ready for it is none of its doing. */
  let marked = state.look();

  const pair = async (role: Role, stationId: string): Promise<Paired | null> => {
    const code = await host.link(role, stationId);
    if (code === null) return null;
    const headers = { 'x-forwarded-for': someAddress() };
    const { head, json } = await request(host.ports.office, { path: '/api/pair', headers, body: { code } });
    const result = (json as { result?: { deviceId: string } } | undefined)?.result;
    if (result === undefined) return null;
    known.learn(result);
    known.note('cookie', cookiesOf(head));
    return { deviceId: result.deviceId, cookie: cookiesOf(head) };
  };
  const connect = async (role: Role, stationId: string): Promise<OpenScreen | null> => {
    const name = `${role} ${stationId}`;
    const as = paired.get(name) ?? (await pair(role, stationId));
    if (as === null) return null;
    paired.set(name, as);
    const screen = await openScreen(host.ports.office, as.cookie, { deviceId: as.deviceId });
    marked = state.look();
    if (!('refused' in screen)) return { ...as, screen };
    paired.delete(name);
    return null;
  };
  const isLoggedOut = ({ screen }: OpenScreen, role: Role): boolean => {
    const view = (screen.snapshot() as { view?: { person?: unknown } } | undefined)?.view;
    return (role === 'counter' || role === 'admin') && view !== undefined && (view === null || view.person === null);
  };
  const screenAt = async (role: Role, stationId: string): Promise<OpenScreen | null> => {
    const name = `${role} ${stationId}`;
    const before = open.get(name);
    const isGood = before?.screen.line.isOpen() === true && !isLoggedOut(before, role);
    if (before !== undefined && isGood) return before;
    before?.screen.line.close();
    if (before !== undefined && isLoggedOut(before, role)) paired.delete(name);
    const made = (await connect(role, stationId)) ?? (await connect(role, stationId));
    if (made === null) open.delete(name);
    else open.set(name, made);
    return made;
  };
  const learn = (): void => {
    if (looks++ % LOOK_EVERY === 0) for (const { screen } of open.values()) known.learn(screen.snapshot());
  };
  const ask = async (role: Role, command: object): Promise<unknown> => {
    const at = await screenAt(role, STATIONS[role][0] ?? '');
    const id = `prepared-${someAddress().replaceAll('.', '-')}`;
    const reply = await at?.screen.ask(JSON.stringify({ id, command }));
    known.learn(reply);
    return reply;
  };
  const tokenOf = (reply: unknown) => (reply as { result?: { token?: string } } | undefined)?.result?.token;
  /** Other programs are there already, and every screen. */
  const prepare = async (): Promise<void> => {
    for (const role of ROLES) for (const station of STATIONS[role]) await screenAt(role, station);
    for (let n = 0; n < TOKENS; n++) {
      const name = `Programm ${n}`;
      const program = await ask('admin', { type: 'createProgram', name, scopes: PROGRAM_SCOPES, counterId: null });
      known.note('programToken', tokenOf(program));
      known.note('sourceToken', tokenOf(await ask('admin', { type: 'createSource', name })));
    }
    await ask('kiosk', { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' });
    learn();
  };
  const end = async (): Promise<void> => {
    for (const { screen } of open.values()) screen.line.close();
    open.clear();
    paired.clear();
    state.close();
    await host.close();
  };
  await prepare();

  const office = {
    known,
    host: () => host,
    ask,
    /** A screen that is paired and, where somebody works, logged in; a fresh office where there is none any more. */
    screen: async (role: Role, nth: number): Promise<OpenScreen> => {
      const stationId = STATIONS[role][nth % STATIONS[role].length] ?? '';
      const found = await screenAt(role, stationId);
      learn();
      if (found !== null) return found;
      await office.renew();
      const again = await screenAt(role, stationId);
      if (again === null) throw new Error(`no screen ${role} ${stationId}`);
      return again;
    },
    pairedAs: async (role: Role): Promise<Paired> => office.screen(role, 0),
    /** From now on it is the next input's doing. */
    mark: (): void => {
      marked = state.look();
    },
    /** What was kept then, and what is kept now. */
    looks: () => ({ before: marked, after: state.look() }),
    /** What was changed by whoever asked is gone: a new one takes its place. */
    renew: async (): Promise<void> => {
      await end();
      host = await start();
      state = openState(host.file);
      await prepare();
      marked = state.look();
    },
    close: end,
  };
  return office;
};
export type Office = Awaited<ReturnType<typeof createOffice>>;
