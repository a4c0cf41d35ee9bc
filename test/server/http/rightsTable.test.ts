// S1, S21: every command, at every kind of screen, with every role, with none, with nobody logged in, and after the end.
import { ROLES } from '../../../shared/actors';
import { refusalOf, type ScreenCommand } from '../../../shared/commands';
import type { Reply } from '../../../shared/protocol';
import { RIGHTS, type Right, rightsOf } from '../../../shared/rights';
import { DEFAULT_ROLES } from '../../../shared/settings';
import { type Client, openWorld, type World } from '../../world';
import { ENDS_ITSELF, EXAMPLES } from './examples';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** Of a wrong form nobody learns whether it may be asked. */
const ABOUT_RIGHTS = ['malformed', 'notAllowed', 'notLoggedIn', 'noRight', 'notPaired'];
const refusedFor = (reply: Reply): string | null =>
  !reply.ok && ABOUT_RIGHTS.includes(reply.refusal.code) ? reply.refusal.code : null;
const STAYING = EXAMPLES.filter(({ type }) => !ENDS_ITSELF.includes(type));

type Table = Record<string, string | null>;
const asked = async (client: Pick<Client<unknown>, 'ask'>, commands: readonly ScreenCommand[] = STAYING) => {
  const table: Table = {};
  for (const command of commands) table[command.type] = refusedFor(await client.ask(command));
  return table;
};
const promised = (
  role: (typeof ROLES)[number],
  rights: ReadonlySet<Right> | null,
  commands: readonly ScreenCommand[] = STAYING,
): Table => Object.fromEntries(commands.map(({ type }) => [type, refusalOf(type, role, rights)]));

test('S1 S21 what kiosks and displays may ask is a short list, and no right adds to it', async () => {
  for (const [role, stationId] of [
    ['kiosk', 'kiosk-1'],
    ['display', 'anzeige-1'],
  ] as const) {
    const table = await asked(await world.connect(role, stationId), EXAMPLES);
    // W16: at a kiosk only public places are booked; the example asks for one besides them.
    const kiosk = role === 'kiosk' ? { bookAppointment: 'notAllowed' } : {};
    expect(table).toEqual({ ...promised(role, new Set(RIGHTS), EXAMPLES), ...kiosk });
    expect(
      Object.keys(table)
        .filter((type) => table[type] === null)
        .sort(),
    ).toEqual(
      role === 'display'
        ? []
        : [
            ...[
              'callHelp',
              'checkIn',
              'checkInVisit',
              'drawTicket',
              'holdSlot',
              'printAgain',
              'printSheet',
              'reportBack',
            ],
            ...['returnSlot', 'timesAtKiosk'],
          ],
    );
  }
});

test('S1 S21 S22 where nobody is logged in, nothing may be asked, in the administration and at a counter', async () => {
  for (const [role, stationId] of [
    ['admin', 'admin'],
    ['counter', 'schalter-1'],
  ] as const) {
    const { cookie, result } = await world.pair(role, stationId);
    const client = await world.reconnect(result.deviceId, cookie.split(';')[0] ?? '');
    expect(client.view()).toMatchObject({ person: null });
    const table = await asked(client, EXAMPLES);
    expect(table).toEqual(promised(role, null, EXAMPLES));
    expect(new Set(Object.values(table))).toEqual(new Set(['notAllowed', 'notLoggedIn']));
  }
});

test('S13 S21 every role may ask what its rights say and nothing else, from the moment it is given', async () => {
  const leader = await world.connect('admin', 'admin');
  const name = 'Zoë Weiß';
  const made = await leader.ask({
    ...{ type: 'savePerson', personId: null, name, roleIds: ['supervisor'] },
    password: 'ein langes Passwort',
  });
  const { personId } = (made as { result: { personId: string } }).result;
  const logIn = { name, password: 'ein langes Passwort', newPassword: 'ein noch längeres Passwort' };
  const admin = await world.logIn('admin', 'admin', logIn);
  const counter = await world.logIn('counter', 'schalter-1', { name, password: logIn.newPassword });
  const sets = [...DEFAULT_ROLES.map(({ id }) => [id]), [], ['clerk', 'technician'], ['role-of-nobody']];
  for (const roleIds of sets) {
    const kept = roleIds.filter((id) => DEFAULT_ROLES.some((role) => role.id === id));
    await leader.ask({ type: 'savePerson', personId, name, roleIds: kept, password: null });
    const rights = new Set(rightsOf(DEFAULT_ROLES, kept));
    expect({ roleIds, ...(await asked(admin)) }).toEqual({ roleIds, ...promised('admin', rights) });
    expect({ roleIds, ...(await asked(counter)) }).toEqual({ roleIds, ...promised('counter', rights) });
  }
  // And nothing at all once the logins have ended, on the connections that were there before.
  expect(await leader.ask({ type: 'endSessions', personId, sessionId: null })).toMatchObject({ ok: true });
  expect(await asked(admin)).toEqual(promised('admin', null));
  expect(await asked(counter)).toEqual(promised('counter', null));
}, 60_000);

test('S21 every right opens something', () => {
  const used = RIGHTS.filter((right) =>
    EXAMPLES.some(({ type }) =>
      ROLES.some(
        (role) => refusalOf(type, role, new Set([right])) === null && refusalOf(type, role, new Set()) !== null,
      ),
    ),
  );
  expect(RIGHTS.filter((right) => !used.includes(right))).toEqual([]);
});
