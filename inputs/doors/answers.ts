// What other machines answer the office: a calendar, a web hook's receiver, a mail server, a provider of sign-on, a printer.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Office } from '../office';
import { type ByteChange, byteChanges, changedBytes } from '../values/bytes';
import { hostileValue } from '../values/hostile';
import { mutated, type Tree, written } from '../values/tree';
import { type Door, type Outcome, outcomeOf } from './door';
import { fixturesOf } from './files';

const KINDS = ['calendar', 'hook', 'mail', 'signOn', 'printer'] as const;
type Kind = (typeof KINDS)[number];

/**
 * As it should be, nearly; or two hundred million letters in a few that are packed, lists in lists without end, more and more
 * until the office hangs up, or a letter now and then.
 */
const SHAPES = ['plain', 'bomb', 'deep', 'endless', 'trickle'] as const;
type Shape = (typeof SHAPES)[number];
export type AnswerInput = {
  kind: Kind;
  shape: Shape;
  base: number;
  status: number;
  headers: (readonly [string, string])[];
  changes: ByteChange[];
  /** What stands in a provider's documents in place of what should. */
  field: string;
  value: Tree;
  /** Whether the line is cut at once after it. */
  isCut: boolean;
};

const headers = fc.constantFrom<readonly [string, string]>(
  ['content-type', 'text/calendar'],
  ['content-type', 'application/json'],
  ['content-encoding', 'gzip'],
  ['content-length', '5'],
  ['content-length', '99999999'],
  ['transfer-encoding', 'chunked'],
  ['location', 'http://127.0.0.1:1/'],
  ['location', '/x'],
  ['location', 'file:///etc/passwd'],
  ['etag', 'x'.repeat(5000)],
  ['set-cookie', 'a=b'],
  ['retry-after', '99999999999'],
  ['upgrade', 'x'],
  ['connection', 'Upgrade'],
);
const FIELDS = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
  'code_challenge_methods_supported',
  'more',
];

const inputs: fc.Arbitrary<AnswerInput> = fc.record({
  kind: fc.constantFrom(...KINDS),
  shape: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Shape>('plain') },
    { weight: 3, arbitrary: fc.constantFrom<Shape>(...SHAPES) },
  ),
  base: fc.nat(20),
  status: fc.oneof(
    fc.constant(200),
    fc.constantFrom(100, 101, 103, 204, 206, 301, 302, 304, 307, 401, 404, 410, 429, 500, 503, 999, 0, -1),
  ),
  headers: fc.array(headers, { maxLength: 3 }),
  changes: byteChanges,
  field: fc.constantFrom(...FIELDS),
  value: hostileValue,
  isCut: fc.boolean(),
});

const BOMB_BYTES = 200_000_000;
const DEEPEST = 300_000;
const ENDLESS_BYTES = 60_000_000;
const PIECE = Buffer.alloc(256 * 1024, 'a');
const TRICKLE_MS = 40;

let bomb: Buffer | null = null;
const packedBomb = (): Buffer => {
  bomb ??= gzipSync(Buffer.alloc(BOMB_BYTES, 'BEGIN:VEVENT\r\n'));
  return bomb;
};

/** More and more as fast as it is taken, or a letter now and then; until the other end hangs up, or it has been enough. */
const goOn = (socket: Socket, shape: 'endless' | 'trickle'): void => {
  let left = ENDLESS_BYTES;
  const more = (): void => {
    if (socket.destroyed) return;
    if (shape === 'trickle') {
      socket.write('a');
      setTimeout(more, TRICKLE_MS);
      return;
    }
    left -= PIECE.length;
    if (left <= 0) socket.end();
    else if (socket.write(PIECE)) setImmediate(more);
    else socket.once('drain', more);
  };
  more();
};

/** What somebody who is asked answers now: at once when a line is opened, and to everything that is said. */
const createAnswerer = () => {
  let [greeting, answer, isCut]: [Buffer, Buffer[], boolean] = [Buffer.alloc(0), [], false];
  let shape: Shape = 'plain';
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let heard = 0;
    socket.on('close', () => void open.delete(socket));
    socket.on('error', () => undefined);
    if (greeting.length > 0) socket.write(greeting);
    socket.on('data', () => {
      const next = answer[Math.min(heard++, answer.length - 1)];
      if (next !== undefined) socket.write(next);
      if (heard === 1 && (shape === 'endless' || shape === 'trickle')) return goOn(socket, shape);
      if (isCut || heard > 50) socket.end();
    });
    socket.setTimeout(300, () => socket.destroy());
  });
  const listening = new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    listening,
    port: () => (server.address() as AddressInfo).port,
    give: (said: { greeting?: Buffer; answer: Buffer[]; isCut: boolean; shape?: Shape }): void => {
      shape = said.shape ?? 'plain';
      [greeting, answer, isCut] = [said.greeting ?? Buffer.alloc(0), said.answer, said.isCut];
    },
    close: (): Promise<void> => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
};
type Answerer = ReturnType<typeof createAnswerer>;

/** Of a shape that is a body of its own. */
const bodyOf = (shape: Shape): Buffer | null => {
  if (shape === 'bomb') return packedBomb();
  return shape === 'deep' ? Buffer.from('['.repeat(DEEPEST) + ']'.repeat(DEEPEST)) : null;
};

const http = (input: AnswerInput, plain: Buffer): Buffer[] => {
  const { status, headers: said, isCut, shape } = input;
  if (shape === 'endless' || shape === 'trickle')
    return [Buffer.from(`HTTP/1.1 200 X\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n`)];
  const body = bodyOf(shape) ?? plain;
  if (shape !== 'plain') {
    const coding = shape === 'bomb' ? 'content-encoding: gzip\r\n' : '';
    const head = `HTTP/1.1 200 X\r\ncontent-type: application/json\r\n${coding}content-length: ${body.length}\r\n\r\n`;
    return [Buffer.concat([Buffer.from(head), body])];
  }
  const length = said.some(([name]) => /length|transfer/.test(name)) ? '' : `content-length: ${body.length}\r\n`;
  const lines = said.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return [
    Buffer.concat([
      Buffer.from(`HTTP/1.1 ${status} X\r\n${lines}${length}${isCut ? 'connection: close\r\n' : ''}\r\n`),
      body,
    ]),
  ];
};
const documentOf = (input: AnswerInput, port: number): Buffer => {
  const own = `http://127.0.0.1:${port}`;
  const right = {
    ...{
      issuer: own,
      authorization_endpoint: `${own}/authorize`,
      token_endpoint: `${own}/token`,
      jwks_uri: `${own}/jwks`,
    },
    ...{
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    ...{ access_token: 'x', token_type: 'Bearer', id_token: 'e30.e30.x', expires_in: 60, keys: [] },
  };
  return Buffer.from(written(mutated({ ...right, [input.field]: input.value }, [])));
};
const SMTP = [
  '220 x ESMTP\r\n',
  '250-x\r\n250 SIZE 999\r\n',
  '250 ok\r\n',
  '250 ok\r\n',
  '354 go\r\n',
  '250 taken\r\n',
  '221 bye\r\n',
];
/** A printer's states: DLE EOT, GS r, GS H, and what no printer says. */
const STATES = [
  [0x12],
  [0x16, 0x12, 0x12, 0x12],
  [0x00],
  [0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0x00],
  [0x5f, 0x00],
  [0xff],
  [0x3b, 0x31],
];

/** The office is told where all of these are: it needs that once. */
const tellWhere = async (office: Office, port: number): Promise<void> => {
  const own = `http://127.0.0.1:${port}`;
  const exported = (await office.ask('admin', { type: 'exportSettings' })) as {
    result: { version: number; settings: object };
  };
  const { version, settings } = exported.result;
  const feeds = [{ id: 'kalender', name: 'Kalender', serviceId: 'ausweis', everyMin: 1440 }];
  const mail = { host: '127.0.0.1', port, security: 'none', user: null, from: 'amt@example.org', replyTo: null };
  const signOn = { label: 'Haus', issuer: own, clientId: 'x', claim: 'email' };
  await office.ask('admin', { type: 'changeSettings', version, settings: { ...settings, feeds, mail, signOn } });
  await office.ask('admin', { type: 'setFeedAddress', feedId: 'kalender', url: `${own}/x.ics` });
  const hook = await office.ask('admin', {
    type: 'createHook',
    name: 'Haken',
    url: `${own}/h`,
    events: ['visit.finished'],
  });
  office.known.note('ownHook', (hook as { result?: { hookId?: string } }).result?.hookId ?? 'x');
};

const COMMANDS: Record<Kind, (office: Office, port: number) => object> = {
  calendar: () => ({ type: 'readFeed', feedId: 'kalender' }),
  hook: (office) => ({ type: 'testHook', hookId: office.known.pick('ownHook', 0) }),
  mail: () => ({ type: 'sendTestMail', to: 'erika@example.org', letter: null }),
  signOn: () => ({ type: 'testSignOn', redirectUri: 'https://buergerbuero.example/admin/' }),
  printer: (_office, port) => ({ type: 'probePrinter', channel: { kind: 'network', host: '127.0.0.1', port } }),
};

const sayingOf = (input: AnswerInput, port: number): Parameters<Answerer['give']>[0] => {
  const { kind, base, changes, isCut } = input;
  const changed = (bytes: Buffer) => changedBytes(bytes, changes);
  switch (kind) {
    case 'calendar': {
      const files = fixturesOf('.ics');
      return { answer: http(input, changed(files[base % files.length] ?? Buffer.alloc(0))), isCut: true };
    }
    case 'hook':
      return { answer: http(input, changed(Buffer.from('{"ok":true}'))), isCut: true };
    case 'signOn':
      return { answer: http(input, documentOf(input, port)), isCut: true };
    case 'mail': {
      const [greeting = '', ...rest] = SMTP.map((line, n) =>
        n === base % SMTP.length ? changed(Buffer.from(line)) : Buffer.from(line),
      );
      return { greeting: Buffer.from(greeting), answer: rest.map((one) => Buffer.from(one)), isCut };
    }
    case 'printer':
      return {
        answer: [
          changed(Buffer.from(STATES[base % STATES.length] ?? [])),
          Buffer.from(STATES[(base + 3) % STATES.length] ?? []),
        ],
        isCut,
      };
  }
};

/** Opens what answers for all of them, at the first input. */
export const answersDoor = (): Door<AnswerInput> => {
  let opened: Answerer | null = null;
  let told: unknown = null;
  const send = async (input: AnswerInput, office: Office): Promise<Outcome> => {
    opened ??= createAnswerer();
    const answerer = opened;
    await answerer.listening;
    const port = answerer.port();
    if (told !== office.host()) await tellWhere(office, port);
    told = office.host();
    answerer.give({ ...sayingOf(input, port), shape: input.shape });
    const { screen } = await office.screen('admin', 0);
    office.mark();
    const began = performance.now();
    const reply = await screen.ask(
      `{"id":"answer-${process.hrtime.bigint()}","command":${JSON.stringify(COMMANDS[input.kind](office, port))}}`,
    );
    return { ...outcomeOf(reply, performance.now() - began), reached: `${input.kind} ${input.shape}`, isPatient: true };
  };
  return { name: 'answers of other machines', share: 8, inputs, send, close: async () => opened?.close() };
};
