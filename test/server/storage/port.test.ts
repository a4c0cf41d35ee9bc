// What every engine has to keep of the port's promises. An engine is held to it by a line in ENGINES.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import type { Booker } from '../../../server/queue/day/day';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { Change, NewLetter, WaitingListEntry } from '../../../server/storage/changes';
import type { Store, Turn, TurnLetter } from '../../../server/storage/port';
import { openDatabaseStore } from '../../../server/storage/postgres/store';
import { openStore } from '../../../server/storage/store';
import type { Actor, DayEvent, StoredEvent } from '../../../shared/events';
import { isOverPostgres, oneDatabase } from '../../engine/databases';
import { MONDAY_NINE } from '../../world';

/** An engine with its data somewhere: opened again, it has what it had. */
type Engine = { open: () => Promise<Store>; remove: () => void };

const inFile = (): Engine => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-port-'));
  return {
    open: () => Promise.resolve(openStore(join(folder, 'office.db'))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
/** Offices of one database, which see nothing of each other. */
const inDatabase = (): Engine => {
  const office = newToken();
  return {
    open: async () => openDatabaseStore({ url: await oneDatabase(), office, onLost: () => undefined }),
    remove: () => undefined,
  };
};
/** Each has a run of its own: the same file once without and once with a PostgreSQL beside it. */
const ENGINES: [string, () => Engine][] = isOverPostgres() ? [['PostgreSQL', inDatabase]] : [['SQLite', inFile]];

const [MONDAY, TUESDAY, WEDNESDAY] = ['2017-11-06', '2017-11-07', '2017-11-08'];
const OFFICE: Actor = { kind: 'office' };
const HOUR = 3_600_000;
const NETWORK = { narrow: 'network-1', wide: null };
const OTHER_NETWORK = { narrow: 'network-2', wide: 'wide-2' };

const stored = (day: string, version: number, event: DayEvent, at = MONDAY_NINE + version): StoredEvent => ({
  ...{ day, version, at, by: OFFICE, commandId: `command-${version}`, event },
});
const opened: DayEvent = { type: 'dayOpened', locks: {}, printers: {} };
const closed: DayEvent = { type: 'dayClosed' };
const booked = (visitId: string, changes: object = {}): DayEvent =>
  ({
    type: 'appointmentBooked',
    ...{ visitId, key: `key-of-${visitId}`, serviceIds: ['ausweis'], persons: 1, language: 'de', code: 'ABCDEF' },
    ...{ slotAt: MONDAY_NINE, minutes: 15, via: 'public', holdId: null, importKey: null, importSaid: null },
    ...{ revision: 0, movedFrom: null },
    ...changes,
  }) as DayEvent;
const cancelled = (visitId: string, movedTo: string | null = null): DayEvent => ({
  ...{ type: 'appointmentCancelled', visitId, freeAt: MONDAY_NINE, movedTo },
});
const turnOf = (changes: Partial<Turn>): Turn => ({ ...emptyTurn(), ...changes });
const happened = (...events: StoredEvent[]): Turn =>
  turnOf({ events: events.map((event) => ({ stored: event, answer: null })) });
const booker = (visitId: string, changes: Partial<Booker> = {}): Booker => ({
  ...{ visitId, name: 'Erika Muster', email: 'Erika@Example.org', phone: '02306 1', externalId: 'their-1' },
  ...{ deleteOn: WEDNESDAY, origin: { network: NETWORK, at: MONDAY_NINE } },
  answers: [{ fieldId: 'hund', label: { de: 'Name des Hundes' }, value: { de: 'Bello', en: 'Bello' } }],
  ...changes,
});
const turnLetter = (visitId: string, counted: TurnLetter['counted'] = null): TurnLetter => ({
  ...{ kind: 'booked', day: MONDAY, visitId, deleteOn: MONDAY, counted },
});
const wish = (id: string, changes: Partial<WaitingListEntry> = {}): WaitingListEntry => ({
  ...{ id, serviceIds: ['ausweis', 'wohnsitz'], persons: 2, from: MONDAY, to: WEDNESDAY, email: `${id}@Example.org` },
  ...{ language: 'de', joinedAt: MONDAY_NINE, confirmedAt: null, toldAt: null },
  ...changes,
});
const letter = (changes: Partial<NewLetter> = {}): NewLetter => ({
  ...{ kind: 'slotFree', day: TUESDAY, visitId: null, wishId: 'wish-1', nextAt: MONDAY_NINE, deleteOn: TUESDAY },
  ...changes,
});

describe.each(ENGINES)('%s', (_name, make) => {
  let engine: Engine;
  let store: Store;
  const again = async () => {
    await store.close();
    store = await engine.open();
  };
  /** After the program has ended and begun again. */
  const kept = async <Result>(read: () => Promise<Result>): Promise<Result> => {
    const before = await read();
    await again();
    expect(await read()).toEqual(before);
    return before;
  };
  beforeEach(async () => {
    engine = make();
    store = await engine.open();
  });
  afterEach(async () => {
    await store.close();
    engine.remove();
  });

  describe('turns', () => {
    test('X2 everything of a turn is there when it is durable, and in the next program', async () => {
      const [day, by] = [MONDAY, { kind: 'device', deviceId: 'd', role: 'admin', stationId: 'admin', personId: null }];
      const first = stored(day, 1, opened);
      const second = { ...stored(day, 2, booked('visit-01')), by: by as Actor };
      const answer = { reply: '{"ok":true}', digest: 'digest' };
      const after = { day, version: 2 };
      const settings = {
        version: 1,
        at: MONDAY_NINE,
        by: OFFICE,
        settings: demonstrationOffice,
        commandId: 'c',
        after,
      };
      const lesson = {
        served: [],
        wayMin: [1],
        waits: [],
        booked: 2,
        came: 1,
        arrivals: Array(96).fill(3),
        halfHours: [],
        ahead: [],
      };
      await store.commit({
        events: [
          { stored: first, answer: null },
          { stored: second, answer },
        ],
        remarks: [
          {
            day,
            remark: { visitId: 'visit-01', place: 'Foyer', note: 'winkt', before: [{ place: '', note: 'wartet' }] },
          },
        ],
        bookers: [{ day, booker: booker('visit-01') }],
        letters: [turnLetter('visit-01', { day, address: 'digest-1' })],
        forgotten: [],
        lessons: [{ day, lesson }],
        settings: { ...settings, answer: { reply: '{"ok":true,"result":1}', digest: 'other' } },
        audit: [],
        notices: [],
      });
      expect(await kept(() => store.days.read(day))).toEqual({
        ...{
          day,
          events: [first, second],
          remarks: [{ visitId: 'visit-01', place: 'Foyer', note: 'winkt', before: [{ place: '', note: 'wartet' }] }],
        },
        bookers: [booker('visit-01')],
      });
      expect(await kept(() => store.days.from(day))).toEqual([await store.days.read(day)]);
      const saved = { version: 1, at: MONDAY_NINE, by: OFFICE, settings: demonstrationOffice, after };
      expect(await kept(() => store.settings.newest())).toEqual(saved);
      expect(await store.settings.of(1)).toEqual(saved);
      expect(await store.settings.of(2)).toBeNull();
      expect(await kept(() => store.answers.to(['command-2', 'none', 'c'], MONDAY_NINE))).toEqual([
        { ...answer, by, commandId: 'command-2' },
        { ...{ reply: '{"ok":true,"result":1}', digest: 'other' }, by: OFFICE, commandId: 'c' },
      ]);
      expect(await store.answers.to(['command-2', 'c'], second.at)).toHaveLength(1);
      expect(await store.answers.to(['command-2', 'c'], second.at + 1)).toEqual([]);
      expect(await store.answers.to(['command-1'], 0)).toEqual([]);
      expect(await kept(() => store.letterCounts.from(day))).toEqual([{ day, address: 'digest-1', count: 1 }]);
      expect(await kept(() => store.lessons.from(day))).toEqual([{ day, lesson }]);
      expect(await store.lessons.from(TUESDAY)).toEqual([]);
      expect(await kept(() => store.outbox.due(MONDAY_NINE))).toMatchObject({
        ...{ kind: 'booked', day, visitId: 'visit-01', wishId: null, attempts: 0, deleteOn: MONDAY },
      });
    });

    test('X2 a turn that cannot be stored leaves nothing of it', async () => {
      await store.commit(happened(stored(MONDAY, 1, opened)));
      const lost = turnOf({
        bookers: [{ day: MONDAY, booker: booker('visit-01') }],
        events: [stored(MONDAY, 2, booked('visit-01')), stored(MONDAY, 1, opened)].map((event) => ({
          ...{ stored: event, answer: { reply: 'r', digest: 'd' } },
        })),
        letters: [turnLetter('visit-01')],
      });
      const error: unknown = await store.commit(lost).catch((why: unknown) => why);
      expect(error).toBeTruthy();
      expect(store.isFault(error)).toBe(true);
      expect(await kept(() => store.days.read(MONDAY))).toMatchObject({ events: [{ version: 1 }], bookers: [] });
      expect(await store.answers.to(['command-1', 'command-2'], 0)).toEqual([]);
      expect(await store.outbox.due(MONDAY_NINE)).toBeNull();
    });

    test('N1 two who write the next event of a day: the second is refused, whatever else it has', async () => {
      await store.commit(happened(stored(MONDAY, 1, opened)));
      const both = await Promise.allSettled([
        store.commit(happened(stored(MONDAY, 2, booked('visit-01')))),
        store.commit(happened(stored(MONDAY, 2, booked('visit-02')), stored(TUESDAY, 1, opened))),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await store.days.from(MONDAY)).flatMap(({ events }) => events)).toHaveLength(
        both[0]?.status === 'fulfilled' ? 2 : 3,
      );
    });

    test('turns that are asked for together are stored in that order', async () => {
      await Promise.all([1, 2, 3, 4].map((version) => store.commit(happened(stored(MONDAY, version, opened)))));
      const { events } = await kept(() => store.days.read(MONDAY));
      expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    });

    test('what is ours and not the engine’s fault is told apart', () => {
      expect(store.isFault(new Error('a fault of the program'))).toBe(false);
    });
  });

  describe('days', () => {
    test('a day that nothing is known of is empty', async () => {
      expect(await store.days.read(MONDAY)).toEqual({ day: MONDAY, events: [], remarks: [], bookers: [] });
      expect(await store.days.from(MONDAY)).toEqual([]);
      expect([await store.days.lastOpened(), await store.days.lastClosed(MONDAY)]).toEqual([null, null]);
    });

    test('T1 which were opened, closed and left open', async () => {
      await store.commit(happened(stored(MONDAY, 1, opened), stored(MONDAY, 2, closed)));
      await store.commit(happened(stored(TUESDAY, 1, opened), stored(TUESDAY, 2, closed), stored(TUESDAY, 3, opened)));
      await store.commit(happened(stored(WEDNESDAY, 1, booked('visit-01'))));
      expect(await store.days.lastOpened()).toBe(TUESDAY);
      expect(await store.days.lastOpened(MONDAY)).toBe(MONDAY);
      expect(await store.days.lastOpened('2017-11-05')).toBeNull();
      expect(await store.days.lastClosed(TUESDAY)).toBe(MONDAY);
      expect(await store.days.lastClosed(MONDAY)).toBeNull();
      expect(await store.days.unclosed(MONDAY, '2017-12-31')).toEqual([TUESDAY, WEDNESDAY]);
      expect(await store.days.unclosed(MONDAY, WEDNESDAY)).toEqual([TUESDAY]);
      expect((await store.days.from(TUESDAY)).map(({ day }) => day)).toEqual([TUESDAY, WEDNESDAY]);
    });

    test('A6 the newest appointment of a key, and the days on which a source has any', async () => {
      const mine = { key: 'one-key', importKey: 'source-1:aa' };
      await store.commit(happened(stored(MONDAY, 1, booked('visit-01', mine), MONDAY_NINE)));
      await store.commit(
        happened(
          stored(MONDAY, 2, cancelled('visit-01', WEDNESDAY), MONDAY_NINE + HOUR),
          stored(WEDNESDAY, 1, booked('visit-02', { ...mine, revision: 1 }), MONDAY_NINE + HOUR),
          stored(TUESDAY, 1, booked('visit-03', { importKey: 'source-10:bb' }), MONDAY_NINE + HOUR),
        ),
      );
      expect(await store.days.ofKey('one-key')).toBe(WEDNESDAY);
      expect(await store.days.ofKey('no-key')).toBeNull();
      expect(await store.days.ofImports(['source-1:aa', 'source-10:bb', 'source-2:cc'])).toEqual(
        new Map([
          ['source-1:aa', WEDNESDAY],
          ['source-10:bb', TUESDAY],
        ]),
      );
      expect(await store.days.importedFrom('source-1', MONDAY)).toEqual([MONDAY, WEDNESDAY]);
      expect(await store.days.importedFrom('source-1', TUESDAY)).toEqual([WEDNESDAY]);
    });

    test('S88, K27 the day on which a slip from paper was brought in, by its key; no appointment is one', async () => {
      const key = 'Q001-ABCD-ABCDEFGHJK';
      const brought: DayEvent = {
        ...{ type: 'paperBrought', via: 'paper', visitId: 'visit-paper-01', key, number: 'Q001' },
        ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', cameAt: MONDAY_NINE, isEstimated: false },
        ...{ outcome: 'done', calledAt: null, endedAt: null, counterId: null },
      };
      await store.commit(
        happened(stored(MONDAY, 1, booked('visit-01', { key: 'one-key' })), stored(TUESDAY, 1, brought)),
      );
      expect(await store.days.ofPaper([key, 'one-key', 'no-key'])).toEqual(new Map([[key, TUESDAY]]));
      expect(await store.days.ofPaper([])).toEqual(new Map());
      expect(await store.days.ofKey(key)).toBe(TUESDAY);
    });

    test('K29 a slip that was taken back is of no day, until it is brought in again, there or elsewhere', async () => {
      const key = 'Q001-ABCD-ABCDEFGHJK';
      const brought = (visitId: string): DayEvent => ({
        ...{ type: 'paperBrought', via: 'paper', visitId, key, number: 'Q001' },
        ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', cameAt: MONDAY_NINE, isEstimated: false },
        ...{ outcome: 'done', calledAt: null, endedAt: null, counterId: null },
      });
      const back = (visitId: string): DayEvent => ({ type: 'paperTakenBack', visitId, key });
      const other = { ...brought('visit-paper-09'), key: 'Q002-ABCD-ABCDEFGHJK' } as DayEvent;
      const of = () => store.days.ofPaper([key]);
      await store.commit(
        happened(
          stored(TUESDAY, 1, brought('visit-paper-01')),
          stored(TUESDAY, 2, other),
          stored(TUESDAY, 3, back('visit-paper-01')),
        ),
      );
      expect(await of()).toEqual(new Map());
      expect(await store.days.ofPaper(['Q002-ABCD-ABCDEFGHJK'])).toEqual(new Map([['Q002-ABCD-ABCDEFGHJK', TUESDAY]]));
      await store.commit(happened(stored(TUESDAY, 4, brought('visit-paper-02'))));
      expect(await of()).toEqual(new Map([[key, TUESDAY]]));
      await store.commit(
        happened(stored(TUESDAY, 5, back('visit-paper-02')), stored(MONDAY, 1, brought('visit-paper-03'))),
      );
      expect(await of()).toEqual(new Map([[key, MONDAY]]));
    });
  });

  describe('who booked', () => {
    const book = (visitId: string, day: string, changes: Partial<Booker> = {}) => ({
      ...turnOf({ bookers: [{ day, booker: booker(visitId, changes) }] }),
    });

    test('A14 open appointments of an address, however it is written, from one day to another', async () => {
      for (const [visitId, day] of [
        ['visit-01', MONDAY],
        ['visit-02', WEDNESDAY],
      ] as const)
        await store.commit(book(visitId, day));
      expect(await store.bookers.open('erika@example.ORG', MONDAY, WEDNESDAY)).toBe(2);
      expect(await store.bookers.open('erika@example.org', TUESDAY, WEDNESDAY)).toBe(1);
      await store.commit(happened(stored(MONDAY, 1, booked('visit-01')), stored(MONDAY, 2, cancelled('visit-01'))));
      expect(await store.bookers.open('erika@example.org', MONDAY, WEDNESDAY)).toBe(1);
    });

    test('A15 A16 X1 a cancelled one is counted until the next day is over, a moved one once', async () => {
      await store.commit(book('visit-01', MONDAY));
      await store.commit(book('visit-02', MONDAY, { origin: { network: OTHER_NETWORK, at: MONDAY_NINE - 1 } }));
      await store.commit(happened(stored(MONDAY, 1, cancelled('visit-01'))));
      await store.commit({
        ...book('visit-03', TUESDAY, { origin: { network: OTHER_NETWORK, at: MONDAY_NINE - 1 } }),
        events: [{ stored: stored(MONDAY, 2, cancelled('visit-02', TUESDAY)), answer: null }],
      });
      const one = { network: NETWORK, at: MONDAY_NINE, day: MONDAY, visitId: 'visit-01', deleteOn: TUESDAY };
      const other = {
        network: OTHER_NETWORK,
        at: MONDAY_NINE - 1,
        day: TUESDAY,
        visitId: 'visit-03',
        deleteOn: WEDNESDAY,
      };
      expect(await kept(() => store.bookers.bookedSince(0))).toEqual([
        { ...other, isOpen: true },
        { ...one, isOpen: false },
      ]);
      expect(await store.bookers.bookedSince(MONDAY_NINE)).toEqual([{ ...one, isOpen: false }]);
    });

    test('X1 what is past its date is gone, and nothing else', async () => {
      await store.commit({
        ...book('visit-01', MONDAY, { deleteOn: MONDAY }),
        remarks: [MONDAY, TUESDAY].map((day) => ({
          day,
          remark: { visitId: 'v', place: 'Foyer', note: '', before: [] },
        })),
        letters: [turnLetter('visit-01', { day: MONDAY, address: 'digest-1' })],
      });
      await store.commit({
        ...book('visit-02', MONDAY),
        letters: [{ ...turnLetter('visit-02', { day: TUESDAY, address: 'digest-1' }), deleteOn: WEDNESDAY }],
      });
      await store.save([{ type: 'addWish', wish: wish('wish-1', { to: MONDAY }), keyHash: 'hash-1' }]);
      expect(await store.deletePersonal(MONDAY)).toBe('gone');
      const { bookers, remarks } = await kept(() => store.days.read(MONDAY));
      expect([bookers.map(({ visitId }) => visitId), remarks]).toEqual([['visit-02'], []]);
      expect((await store.days.read(TUESDAY)).remarks).toHaveLength(1);
      expect(await store.letterCounts.from(MONDAY)).toEqual([{ day: TUESDAY, address: 'digest-1', count: 1 }]);
      expect(await store.outbox.due(MONDAY_NINE)).toMatchObject({ visitId: 'visit-02' });
      expect(await store.wishes.counts()).toEqual({ all: 0, unconfirmed: 0 });
    });
  });

  describe('beside the days', () => {
    const device = { role: 'kiosk', stationId: 'kiosk-1', tokenHash: 'h', pairedAt: 1, lastSeenAt: null } as const;
    const person = {
      ...{ id: 'person-1', name: 'Aylin Demir', passwordHash: '$argon2id$1', roleIds: ['clerk'], mustChange: true },
      ...{ lockedUntil: null, lastLoginAt: null, signOn: null },
    };

    test('changes are stored together or not at all', async () => {
      const twice: Change = { type: 'addPerson', person };
      const asked = [{ type: 'setSecret', name: 'mail', value: 'x' } as const, twice, twice];
      expect(store.isFault(await store.save(asked).catch((error: unknown) => error))).toBe(true);
      expect([await store.secrets.all(), await kept(() => store.staff.all())]).toEqual([[], []]);
    });

    test('S2 S14 browsers and links to pair by', async () => {
      const link = {
        codeHash: 'c',
        role: 'kiosk',
        stationId: 'kiosk-1',
        personId: null,
        madeAt: 1,
        expiresAt: 9,
      } as const;
      await store.save([
        { type: 'addDevice', device: { id: 'one', ...device } },
        { type: 'addDevice', device: { id: 'two', ...device, pairedAt: 2 } },
        { type: 'noteDeviceSeen', id: 'two', at: 7 },
        { type: 'revokeDevice', id: 'one', at: 8 },
        { type: 'addInvitation', invitation: { id: 'a', ...link, by: 'admin' } },
        { type: 'addInvitation', invitation: { id: 'b', ...link, codeHash: 'd', by: 'start' } },
        { type: 'removeInvitations', ids: ['a', 'none'] },
      ]);
      expect(await kept(() => store.devices.all())).toEqual([{ id: 'two', ...device, pairedAt: 2, lastSeenAt: 7 }]);
      expect(await kept(() => store.invitations.all())).toEqual([{ id: 'b', ...link, codeHash: 'd', by: 'start' }]);
    });

    test('S1 S13 people and their sessions; a name is free when its owner is removed', async () => {
      const session = { hash: 's', personId: 'person-1', deviceId: 'one', expiresAt: 9, usedAt: 1 };
      await store.save([
        { type: 'addPerson', person },
        { type: 'addPerson', person: { ...person, id: 'person-2', name: 'Bernd Kowalski' } },
        { type: 'changePerson', id: 'person-2', name: 'Bernd Nowak', roleIds: ['supervisor', 'clerk'] },
        { type: 'setPersonPassword', id: 'person-2', passwordHash: '$argon2id$2', mustChange: false },
        { type: 'lockPerson', id: 'person-2', until: 7 },
        { type: 'notePersonLogin', id: 'person-2', at: 6 },
        { type: 'removePerson', id: 'person-1', at: 5 },
        { type: 'addPerson', person: { ...person, id: 'person-3' } },
        { type: 'openSession', session },
        { type: 'openSession', session: { ...session, hash: 't' } },
        { type: 'noteSessionUsed', hash: 's', at: 4 },
        { type: 'endSessions', hashes: ['t', 'none'] },
      ]);
      expect(await kept(() => store.staff.all())).toEqual([
        {
          ...{ id: 'person-2', name: 'Bernd Nowak', passwordHash: '$argon2id$2', roleIds: ['supervisor', 'clerk'] },
          ...{ mustChange: false, lockedUntil: 7, lastLoginAt: 6, signOn: null },
        },
        { ...person, id: 'person-3' },
      ]);
      expect(await kept(() => store.sessions.all())).toEqual([{ ...session, usedAt: 4 }]);
    });

    test('N6 answers that were given, until they are old or too many', async () => {
      const keep = (request: string, at: number) =>
        store.save([
          { type: 'keepGivenAnswer', request, at, answer: Buffer.from(request), forgetBefore: at - 10, most: 3 },
        ]);
      for (const at of [1, 2, 3, 4]) await keep(`request-${at}`, at);
      expect(await store.givenAnswers.find('request-1')).toBeNull();
      const found = await kept(() => store.givenAnswers.find('request-4'));
      expect(Buffer.from(found ?? []).toString()).toBe('request-4');
      await keep('request-13', 13);
      expect(await store.givenAnswers.find('request-2')).toBeNull();
      expect(await store.givenAnswers.find('request-3')).not.toBeNull();
    });

    test('A16 until when somebody has looked at a network, until that is old or there are too many', async () => {
      const see = (network: string, at: number) =>
        store.save([{ type: 'seeNetwork', seen: { network, at }, forgetBefore: at - 10, most: 3 }]);
      for (const [i, network] of ['one', 'two', 'three', 'one', 'four'].entries()) await see(network, i);
      expect(await kept(() => store.networksSeen.all())).toEqual([
        { network: 'three', at: 2 },
        { network: 'one', at: 3 },
        { network: 'four', at: 4 },
      ]);
      await see('five', 14);
      expect(await store.networksSeen.all()).toEqual([
        { network: 'four', at: 4 },
        { network: 'five', at: 14 },
      ]);
    });

    test('A6 secrets, sources and calendars', async () => {
      const source = { id: 'one', name: 'Terminland', tokenHash: 'h', createdAt: 1, lastUsedAt: null, revokedAt: null };
      const feed = {
        feedId: 'alt',
        etag: '"1"',
        lastModified: null,
        checkedAt: 3,
        outcome: { kept: ['x'], held: null },
      };
      await store.save([
        { type: 'setSecret', name: 'mail', value: 'old' },
        { type: 'setSecret', name: 'mail', value: 'new' },
        { type: 'setSecret', name: 'feed:alt', value: 'https://alt.example' },
        { type: 'setSecret', name: 'feed:alt', value: null },
        { type: 'addSource', source },
        { type: 'noteSourceUsed', id: 'one', at: 6 },
        { type: 'revokeSource', id: 'one', at: 7 },
        { type: 'keepFeed', feed: { ...feed, checkedAt: 2 } },
        { type: 'keepFeed', feed },
        { type: 'keepFeed', feed: { ...feed, feedId: 'weg' } },
        { type: 'removeFeeds', feedIds: ['weg', 'none'] },
      ]);
      expect(await kept(() => store.secrets.all())).toEqual([{ name: 'mail', value: 'new' }]);
      expect(await kept(() => store.sources.all())).toEqual([{ ...source, lastUsedAt: 6, revokedAt: 7 }]);
      expect(await kept(() => store.feeds.all())).toEqual([feed]);
    });

    test('M13 records of days: the newest first, each as it was published, and never another', async () => {
      const keep = (day: string, text: string): Change => ({
        ...{ type: 'keepRecord', record: { day, head: `head of ${day}`, text: Buffer.from(text) } },
      });
      expect(await store.records.newest(9)).toEqual([]);
      expect(await store.records.textOf(MONDAY)).toBeNull();
      await store.save([keep(TUESDAY, 'two'), keep(MONDAY, 'one')]);
      await expect(store.save([keep(MONDAY, 'other')])).rejects.toMatchObject({ message: expect.any(String) });
      const [newest, older] = [TUESDAY, MONDAY].map((day) => ({ day, head: `head of ${day}` }));
      expect(await kept(() => store.records.newest(9))).toEqual([newest, older]);
      expect(await store.records.newest(1)).toEqual([newest]);
      expect(Buffer.from((await kept(() => store.records.textOf(MONDAY))) ?? []).toString()).toBe('one');
    });

    test('R1 figures of days: which are missing, what they are made from, and faults that add up', async () => {
      const { figures } = store;
      await store.commit(happened(stored(MONDAY, 1, opened), stored(MONDAY, 2, closed), stored(TUESDAY, 1, opened)));
      await store.commit(happened(stored(WEDNESDAY, 1, opened)));
      expect(await figures.missing(WEDNESDAY, 1, 9)).toEqual([TUESDAY, MONDAY]);
      expect(await figures.missing(WEDNESDAY, 1, 1)).toEqual([TUESDAY]);
      expect(await figures.missing(MONDAY, 1, 9)).toEqual([]);
      expect(await figures.log(MONDAY)).toEqual([
        { version: 1, at: MONDAY_NINE + 1, by: JSON.stringify(OFFICE), event: JSON.stringify(opened) },
        { version: 2, at: MONDAY_NINE + 2, by: JSON.stringify(OFFICE), event: JSON.stringify(closed) },
      ]);
      const keep = (day: string, version: number, format = 1): Change => ({
        ...{ type: 'keepFigures', figures: { day, version, format, facts: Buffer.from([1, 2, version]) } },
      });
      await store.save([keep(MONDAY, 1), keep(TUESDAY, 1)]);
      expect(await figures.missing(WEDNESDAY, 1, 9)).toEqual([MONDAY]);
      await store.save([keep(MONDAY, 2)]);
      expect(await figures.missing(WEDNESDAY, 1, 9)).toEqual([]);
      expect(await figures.missing(WEDNESDAY, 2, 9)).toEqual([TUESDAY, MONDAY]);
      const between = await kept(() => store.figures.between(MONDAY, TUESDAY, 1, 9));
      expect(between.map(({ day, version, facts }) => [day, version, [...facts]])).toEqual([
        [MONDAY, 2, [1, 2, 2]],
        [TUESDAY, 1, [1, 2, 1]],
      ]);
      expect(await store.figures.between(MONDAY, WEDNESDAY, 1, 1)).toHaveLength(1);
      expect(await store.figures.between(MONDAY, WEDNESDAY, 2, 9)).toEqual([]);
      const fault = (times: number, sec: number): Change => ({
        ...{ type: 'countFault', count: { day: MONDAY, fault: 'disk', times, sec } },
      });
      await store.save([fault(1, 0), fault(0, 90), fault(1, 10)]);
      expect(await kept(() => store.figures.faults(MONDAY, MONDAY))).toEqual([
        { day: MONDAY, fault: 'disk', times: 2, sec: 100 },
      ]);
      expect(await store.figures.faults(TUESDAY, WEDNESDAY)).toEqual([]);
    });

    test('A1 the outbox: what has been due longest comes first, and what was told is remembered for a while', async () => {
      await store.save([
        { type: 'addLetter', letter: letter({ kind: 'reminder', visitId: 'visit-01', wishId: null, nextAt: 200 }) },
        { type: 'addLetter', letter: letter({ nextAt: 100 }) },
        { type: 'addLetter', letter: letter({ wishId: 'wish-2', nextAt: 300 }) },
      ]);
      expect(await store.outbox.due(99)).toBeNull();
      const first = await kept(() => store.outbox.due(250));
      expect(first).toMatchObject({ ...letter({ nextAt: 100 }), attempts: 0 });
      expect([await store.outbox.waiting(250), await store.outbox.told()]).toEqual([2, new Map([[TUESDAY, 2]])]);
      await store.save([{ type: 'postponeLetter', id: first?.id ?? 0, attempts: 1, nextAt: 900 }]);
      const second = await store.outbox.due(250);
      expect(second).toMatchObject({ kind: 'reminder', visitId: 'visit-01' });
      // One that was tried in vain waits, too.
      expect(await store.outbox.waiting(250)).toBe(2);
      await store.save([
        { type: 'removeLetter', id: second?.id ?? 0 },
        { type: 'keepAsTold', id: first?.id ?? 0, until: 1000 },
      ]);
      expect([await store.outbox.waiting(999), await store.outbox.told()]).toEqual([1, new Map([[TUESDAY, 2]])]);
      expect(await store.outbox.due(2000)).toMatchObject({ wishId: 'wish-2' });
      await store.save([{ type: 'forgetTold', until: 1000 }]);
      expect(await kept(() => store.outbox.told())).toEqual(new Map([[TUESDAY, 1]]));
    });

    test('A14 letters of a day to an address add up, from turns and beside them', async () => {
      const counted = { day: MONDAY, address: 'digest-1' };
      await store.save([{ type: 'countLetter', ...counted }]);
      await store.commit(turnOf({ letters: [turnLetter('visit-01', counted)] }));
      expect(await kept(() => store.letterCounts.from(MONDAY))).toEqual([{ ...counted, count: 2 }]);
      expect(await store.letterCounts.from(TUESDAY)).toEqual([]);
    });

    test('A4 the waiting list: by address, by key, the oldest who have confirmed first', async () => {
      await store.save([
        { type: 'addWish', wish: wish('wish-1', { joinedAt: 30 }), keyHash: 'hash-1' },
        { type: 'addWish', wish: wish('wish-2', { joinedAt: 20 }), keyHash: 'hash-2' },
        { type: 'addWish', wish: wish('wish-3', { joinedAt: 10 }), keyHash: 'hash-3' },
        { type: 'confirmWish', keyHash: 'hash-1', at: 40 },
        { type: 'confirmWish', keyHash: 'hash-1', at: 50 },
        { type: 'confirmWish', keyHash: 'hash-2', at: 40 },
      ]);
      const first = wish('wish-1', { joinedAt: 30, confirmedAt: 40 });
      expect(await kept(() => store.wishes.named('wish-1'))).toEqual(first);
      expect(await store.wishes.byKey('hash-1')).toEqual(first);
      expect([await store.wishes.byKey('none'), await store.wishes.named('none')]).toEqual([null, null]);
      expect(await store.wishes.of('WISH-1@example.org')).toEqual([first]);
      expect((await store.wishes.waiting()).map(({ id }) => id)).toEqual(['wish-2', 'wish-1']);
      expect(await store.wishes.counts()).toEqual({ all: 3, unconfirmed: 1 });
      await store.save([
        { type: 'tellWish', id: 'wish-1', at: 60 },
        { type: 'tellWish', id: 'wish-2', at: 60 },
        { type: 'addLetter', letter: letter({ wishId: 'wish-1' }) },
        { type: 'removeToldWishes' },
        { type: 'removeUnconfirmedWishes', before: 11 },
      ]);
      // There is still a letter on its way to the first.
      expect(await kept(() => store.wishes.counts())).toEqual({ all: 1, unconfirmed: 0 });
      expect([await store.wishes.waiting(), await store.wishes.of('wish-1@example.org')]).toEqual([[], []]);
      await store.save([{ type: 'tellWish', id: 'wish-1', at: null }]);
      expect(await store.wishes.waiting()).toHaveLength(1);
      await store.save([
        { type: 'removeWishByKey', keyHash: 'hash-1' },
        { type: 'removeWish', id: 'none' },
      ]);
      expect(await store.wishes.counts()).toEqual({ all: 0, unconfirmed: 0 });
    });
  });

  test('X4 while all is well, it is kept in order and would take a commit', async () => {
    await store.commit(happened(stored(MONDAY, 1, opened)));
    await store.tend();
    await store.probe();
    expect((await kept(() => store.days.read(MONDAY))).events).toHaveLength(1);
  });
});
