// Files that people bring: tables, recordings, logos, settings; as they are, and with their bytes changed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { wavOf } from '../../shared/sound/wav';
import type { Office } from '../office';
import { type ByteChange, byteChanges, changedBytes } from '../values/bytes';
import { someMutations } from '../values/hostile';
import { type Mutation, mutated, written } from '../values/tree';
import { asBase64, type Door, type Outcome, outcomeOf } from './door';

/** The project's folder: this one is in it, or its build is. */
const ROOT =
  [join(__dirname, '../..'), join(__dirname, '../../..')].find((one) => existsSync(join(one, 'package.json'))) ?? '.';
const FIXTURES = join(ROOT, 'test/server/imports/inputs');

/** Files as other booking systems write them. */
export const fixturesOf = (ending: string): Buffer[] =>
  readdirSync(FIXTURES)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(FIXTURES, name)));

const TABLE = Buffer.from(
  'Id;Datum;Uhrzeit;Dienstleistung;Personen;Name;E-Mail;Telefon\r\n1;03.03.2026;09:00;Personalausweis;1;Erika Müller;e@example.org;0123\r\n"2";2026-03-03;9:30;Reisepass;2;"Öztürk; Ali";;\r\n',
);

/** A checksum as PNG wants it. */
const crc = (bytes: Buffer): number => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let n = 0; n < 8; n++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
};
const part = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
};
const LOGO = { width: 16, height: 16 };
const head = Buffer.from([0, 0, 0, LOGO.width, 0, 0, 0, LOGO.height, 8, 0, 0, 0, 0]);
const PNG = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  part('IHDR', head),
  part('IDAT', deflateSync(Buffer.alloc(17 * 16, 7))),
  part('IEND', Buffer.alloc(0)),
]);
const WAV = Buffer.from(wavOf(new Float32Array(2205).fill(0.25)));

const KINDS = ['previewCsv', 'importCsv', 'recording', 'logo', 'settingsFile'] as const;
export type FileInput = {
  kind: (typeof KINDS)[number];
  /** Which of the files of this kind. */
  base: number;
  changes: ByteChange[];
  mutations: Mutation[];
  width: number;
};

const inputs: fc.Arbitrary<FileInput> = fc.record({
  kind: fc.constantFrom(...KINDS),
  base: fc.nat(5),
  changes: byteChanges,
  mutations: someMutations,
  width: fc.oneof(fc.constant(LOGO.width), fc.integer()),
});

const fileCommand = async (input: FileInput, office: Office): Promise<string> => {
  const { kind, base, changes, mutations, width } = input;
  const from = (files: Buffer[]) => asBase64(changedBytes(files[base % files.length] ?? TABLE, changes));
  if (kind === 'previewCsv' || kind === 'importCsv') {
    const serviceId = base % 2 === 0 ? null : 'ausweis';
    return JSON.stringify({ type: kind, file: from([TABLE, ...fixturesOf('.csv'), ...fixturesOf('.ics')]), serviceId });
  }
  if (kind === 'recording')
    return JSON.stringify({ type: 'keepRecording', language: 'de', name: 'nummer', wav: from([WAV]) });
  const exported = (await office.ask('admin', { type: 'exportSettings' })) as {
    result?: { version: number; settings: { look: object } };
  };
  if (kind === 'settingsFile') return written({ type: 'readSettingsFile', file: mutated(exported.result, mutations) });
  const { version, settings } = exported.result ?? { version: 0, settings: { look: {} } };
  const look = { ...settings.look, logo: { ...LOGO, width, png: from([PNG]) } };
  return JSON.stringify({ type: 'changeSettings', version, settings: { ...settings, look } });
};

const send = async (input: FileInput, office: Office): Promise<Outcome> => {
  const { screen } = await office.screen('admin', 0);
  const command = await fileCommand(input, office);
  const began = performance.now();
  const reply = await screen.ask(`{"id":"file-${process.hrtime.bigint()}","command":${command}}`);
  const outcome = outcomeOf(reply, performance.now() - began);
  const isTable = input.kind === 'previewCsv' || input.kind === 'importCsv';
  // A table is read by a thread of its own, which may take its time; with faults in it, nothing is imported.
  return {
    ...outcome,
    reached: input.kind,
    isPatient: isTable,
    isRefused: outcome.isRefused || input.kind === 'previewCsv',
  };
};

export const filesDoor = (): Door<FileInput> => ({ name: 'files', share: 100, inputs, send });
