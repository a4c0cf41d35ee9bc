// S53: how the office and its machine stand now, read when somebody asks. Nothing of it is anybody's person.
import { Gauge, type Registry } from 'prom-client';
import { ROLES, type Role } from '../../shared/actors';
import { HARMLESS_PROBLEMS, SLIP_STATES } from '../../shared/printing';
import type { Settings } from '../../shared/settings';
import { WATCHED, type Watched } from '../../shared/watching/alarms';
import type { Branch } from '../office/branch';
import type { DatabaseSizes } from '../storage/port';
import { endOfCertificate, type Room } from './machine';

const VISIT_STATES = ['waiting', 'called', 'serving'] as const;

export type FiguresParts = {
  branch: Pick<Branch, 'today' | 'settings' | 'settingsVersion' | 'isClockDoubted'>;
  version: string;
  /** Bytes of the database, and of the log beside it where it has one. */
  sizes: () => Promise<DatabaseSizes>;
  certificate: string | null;
  room: () => Promise<Room>;
  /** Browsers that are connected, by role; and phones that follow a ticket. */
  sockets: () => readonly Role[];
  phones: () => Promise<number>;
  mail: () => { waiting: number; lastFault: object | null };
  hooks: () => readonly { waiting: number; trouble: object | null }[];
  /** When a backup last worked (epoch ms); null when none has. */
  lastBackup: () => { at: number; ok: boolean } | null;
  /** What has been told and is not over. */
  alarms: () => readonly { kind: Watched }[];
};

type Values = [labels: Record<string, string>, value: number][];
/** What it says, by which label if by any, and its values. */
type Figure = [help: string, label: string | null, values: () => Values];

/** How many of each of a closed list there are. */
const counted = <Name extends string>(label: string, names: readonly Name[], found: readonly Name[]): Values =>
  names.map((name) => [{ [label]: name }, found.filter((one) => one === name).length]);

const ofDay = ({ branch }: FiguresParts): Record<string, Figure> => ({
  wertmarke_visits: [
    'Visitors of today by state.',
    'state',
    () => {
      const states = [...branch.today().visits.values()].map(({ state }) => state);
      return VISIT_STATES.map((state) => [{ state }, states.filter((one) => one === state).length]);
    },
  ],
  wertmarke_day_version: ['Events of today.', null, () => [[{}, branch.today().version]]],
  wertmarke_settings_version: ['The version of the settings.', null, () => [[{}, branch.settingsVersion()]]],
  wertmarke_slips: [
    'Slips of today by state.',
    'state',
    () =>
      counted(
        'state',
        SLIP_STATES,
        [...branch.today().slips.values()].map(({ state }) => state),
      ),
  ],
  wertmarke_printer_ready: [
    'Whether slips come out of a printer, by its id.',
    'printer',
    () =>
      branch.settings().printers.map(({ id: printer }: Settings['printers'][number]) => {
        const problems = branch.today().printers.get(printer) ?? [];
        return [{ printer }, Number(problems.every((problem) => HARMLESS_PROBLEMS.includes(problem)))];
      }),
  ],
  wertmarke_clock_doubted: [
    'Whether the clock of the machine may be wrong.',
    null,
    () => [[{}, Number(branch.isClockDoubted())]],
  ],
});

const ofWorld = (parts: FiguresParts): Record<string, Figure> => ({
  wertmarke_sockets: ['Browsers that are connected, by role.', 'role', () => counted('role', ROLES, parts.sockets())],
  wertmarke_letters_waiting: ['Letters that should have gone by now.', null, () => [[{}, parts.mail().waiting]]],
  wertmarke_mail_failing: [
    'Whether the last letter was not taken.',
    null,
    () => [[{}, Number(parts.mail().lastFault !== null)]],
  ],
  wertmarke_hook_messages_waiting: [
    'Messages to web hooks that have not got through.',
    null,
    () => [[{}, parts.hooks().reduce((sum, { waiting }) => sum + waiting, 0)]],
  ],
  wertmarke_hooks_failing: [
    'Web hooks whose last message did not get through.',
    null,
    () => [[{}, parts.hooks().filter(({ trouble }) => trouble !== null).length]],
  ],
  wertmarke_alarms: [
    'Faults that have been told and are not over, by kind.',
    'kind',
    () =>
      counted(
        'kind',
        WATCHED,
        parts.alarms().map(({ kind }) => kind),
      ),
  ],
});

const ofMachine = ({ version, certificate, lastBackup }: FiguresParts): Record<string, Figure> => ({
  wertmarke_info: ['The program.', 'version', () => [[{ version }, 1]]],
  wertmarke_backup_ok: ['Whether the last backup worked.', null, () => [[{}, Number(lastBackup()?.ok ?? false)]]],
  wertmarke_backup_timestamp_seconds: [
    'When the last backup was made or failed; 0 where none was.',
    null,
    () => [[{}, (lastBackup()?.at ?? 0) / 1000]],
  ],
  ...(certificate !== null && {
    wertmarke_certificate_end_timestamp_seconds: [
      'When the certificate of https ends.',
      null,
      () => [[{}, (endOfCertificate(certificate) ?? 0) / 1000]],
    ],
  }),
});

/** Enters them in a registry; they are read when it is. */
export const showFigures = (registry: Registry, parts: FiguresParts): void => {
  const registers = [registry];
  const all = { ...ofMachine(parts), ...ofDay(parts), ...ofWorld(parts) };
  for (const [name, [help, label, values]] of Object.entries(all))
    new Gauge({
      ...{ name, help, registers, labelNames: label === null ? [] : [label] },
      collect() {
        this.reset();
        for (const [labels, value] of values()) this.set(labels, value);
      },
    });
  new Gauge({
    ...{ name: 'wertmarke_database_bytes', help: 'Size of the database and of its log.', registers },
    labelNames: ['part'],
    async collect() {
      this.reset();
      // A database that is away now has no size to tell; everything else has.
      const sizes = await parts.sizes().catch(() => null);
      for (const [part, bytes] of Object.entries(sizes ?? {})) this.set({ part }, bytes);
    },
  });
  new Gauge({
    ...{ name: 'wertmarke_phones', help: 'Phones that follow their ticket.', registers },
    async collect() {
      this.set(await parts.phones());
    },
  });
  new Gauge({
    ...{ name: 'wertmarke_disk_bytes', help: 'Room on the disk of the database.', registers },
    labelNames: ['part'],
    async collect() {
      const { free, all } = await parts.room();
      this.set({ part: 'free' }, free);
      this.set({ part: 'all' }, all);
    },
  });
};
