// What the terminal is told at a start. Links that pair are printed by themselves in a demonstration only (S14).
import type { Role } from '../../shared/actors';
import type { PairingLink } from '../identity/stations';

export const LABELS: Record<Role, string> = {
  kiosk: 'Kiosk',
  display: 'Anzeige',
  counter: 'Schalter',
  admin: 'Verwaltung',
};

/** How the ports are reached: at this machine, and from others of its network; null where there is only one way. */
export type Reached = { office: string; elsewhere: string | null; visitors: string };

const WIDTH = 24;

const linkLines = (links: PairingLink[], office: string): string[] => [
  'Jeder Link richtet den Browser ein, der ihn öffnet, einmal und innerhalb eines Tages:',
  '',
  ...links.map(({ role, name, path }) => `  ${`${LABELS[role]} ${name}`.padEnd(WIDTH)} ${office}${path}`),
];

const timeOf = ({ branch }: Announced): string =>
  new Intl.DateTimeFormat('de', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: branch.settings().office.timeZone,
  }).format(branch.now());

const HOW_TO_LINK = [
  'Ein Link, der einen Browser einrichtet, entsteht in der Verwaltung unter „Geräte“, oder hier, während das Programm läuft:',
  '',
  '  npm run link -- admin        die Verwaltung',
  '  npm run link -- counter-3    der dritte Schalter',
  '  npm run link                 was es gibt',
];

const firstLines = (path: string, office: string): string[] => [
  'Noch verwaltet niemand dieses Büro. Dieser Link führt zum ersten Konto, einmal und innerhalb eines Tages:',
  '',
  `  ${'Verwaltung'.padEnd(WIDTH)} ${office}${path}`,
  '',
  'Einen neuen macht, solange es dieses Konto nicht gibt: npm run link -- admin',
  '',
];

/** What a start has to tell, as the office has it. */
export type Announced = {
  branch: { settings: () => { office: { demonstration: boolean; timeZone: string } }; now: () => number };
  links: () => Promise<PairingLink[]>;
  /** S22: for the first account; null when somebody manages people already. */
  firstLink: () => Promise<PairingLink | null>;
  passwords: readonly { name: string; password: string }[];
  putAside: string | null;
  /** The clock of the demonstration shows a working hour, and not the time there is. */
  isClockSet: boolean;
};

export const announcement = async (
  app: Announced,
  { office, elsewhere, visitors }: Reached,
  health: { version: string; build: string },
): Promise<string> => {
  const isDemonstration = app.branch.settings().office.demonstration;
  const logins = app.passwords.map(({ name, password }) => `  ${name.padEnd(WIDTH)} ${password}`);
  const first = isDemonstration ? null : await app.firstLink();
  return [
    '',
    `Wertmarke ${health.version} (${health.build})`,
    '',
    ...(first === null ? [] : firstLines(first.path, office)),
    ...(isDemonstration ? linkLines(await app.links(), office) : HOW_TO_LINK),
    ...(logins.length > 0
      ? ['', 'Anmeldung an den Schaltern und in der Verwaltung (nur bei diesem ersten Start gezeigt):', '', ...logins]
      : []),
    ...(app.isClockSet
      ? ['', `Um diese Zeit ist das Büro geschlossen. Die Uhr der Vorführung ist deshalb gestellt: ${timeOf(app)} Uhr.`]
      : []),
    ...(app.putAside === null
      ? []
      : [
          '',
          `Neben der Datenbank lag das Protokoll einer anderen. Es gehört nicht zu ihr und liegt jetzt in ${app.putAside}.`,
        ]),
    '',
    `Das Büro: ${office}/`,
    `Termine und Wertmarken für alle: ${visitors}/`,
    ...(elsewhere === null ? [] : [`Für andere Geräte im Netz: ${elsewhere} statt ${office}`]),
    '',
  ].join('\n');
};
