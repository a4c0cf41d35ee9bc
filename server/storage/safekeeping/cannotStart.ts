// Why the program does not start, in words for its terminal: what it is, and what to do. Never a stack trace.
import type { DataCode } from '../unusable';
import { codeOf } from './errors';

/** Where it was to work. */
export type Place = { dir: string; host: string | undefined; port: number; publicPort: number };

const RESTORE = 'Eine Sicherung spielt „npm run restore -- DATEI“ ein; was jetzt daliegt, wird dabei aufgehoben.';

const MEND = 'Einzelne Angaben holt „npm run mend“ aus den Sicherungen zurück.';

const OF_DATA: Record<DataCode, (dir: string) => string> = {
  DATA_MISSING: (dir) =>
    `In ${dir} fehlt die Datenbank (wertmarke.db fehlt oder ist leer), aber ihr Protokoll (wertmarke.db-wal) ist da. Nichts wurde geändert. ${RESTORE}`,
  COPY_MISSING: () => 'Diese Datei gibt es nicht. Nichts wurde geändert.',
  COPY_FOREIGN: () => 'Diese Datei ist keine Sicherung dieses Programms. Nichts wurde geändert.',
  LOG_FOREIGN: (dir) =>
    `Neben wertmarke.db in ${dir} liegt das Protokoll einer anderen Datenbank. Ein Start („npm start“) legt es beiseite. Nichts wurde geändert.`,
  DATA_FOREIGN: (dir) =>
    `wertmarke.db in ${dir} ist keine Datenbank dieses Programms. Nichts wurde geändert. ${RESTORE}`,
  DATA_DAMAGED: (dir) => `Die Datenbank in ${dir} ist beschädigt. Nichts wurde geändert. ${MEND} ${RESTORE}`,
  DATA_NEWER: (dir) =>
    `Die Daten in ${dir} hat eine neuere Version dieses Programms geschrieben. Bitte diese Version benutzen. Nichts wurde geändert.`,
  LOG_DAMAGED: (dir) =>
    `Das Protokoll der letzten Vorgänge (wertmarke.db-wal) in ${dir} ist beschädigt. Nichts wurde geändert. ${RESTORE} Was noch lesbar ist, behält „npm run restore -- --readable“; die letzten Vorgänge können dabei fehlen.`,
};

const isOfData = (code: string): code is DataCode => Object.hasOwn(OF_DATA, code);

const ofSystem = (code: string, { dir, host, port, publicPort }: Place): string | null => {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} oder ${publicPort} ist belegt. Andere mit PORT und PUBLIC_PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST „${host ?? ''}“ ist keine Adresse dieses Rechners.`;
    case 'EACCES':
    case 'EPERM':
      return `Kein Zugriff auf ${dir} oder auf Port ${port} oder ${publicPort}.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR ${dir} ist kein Ordner.`;
    case 'EROFS':
    case 'SQLITE_READONLY':
      return `In ${dir} darf nicht geschrieben werden: Bitte Rechte und Datenträger prüfen.`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return `Auf dem Datenträger von ${dir} ist kein Platz mehr.`;
    case 'EISDIR':
    case 'SQLITE_CANTOPEN':
      return `Die Datenbank in ${dir} lässt sich nicht öffnen: Bitte Rechte und Datenträger prüfen.`;
    case 'SQLITE_BUSY':
      return `Mit ${dir} arbeitet schon ein anderes Programm.`;
    case 'SQLITE_CORRUPT':
      return OF_DATA.DATA_DAMAGED(dir);
    case 'SQLITE_NOTADB':
      return OF_DATA.DATA_FOREIGN(dir);
    default:
      return code.startsWith('SQLITE_IOERR')
        ? `Der Datenträger von ${dir} meldet Fehler (${code}). Bitte prüfen.`
        : null;
  }
};

/** The words for an error at the start; null when it is a bug of ours, which keeps its stack. */
export const wordsForStart = (error: unknown, place: Place): string | null => {
  const code = codeOf(error);
  if (code === null) return null;
  if (isOfData(code)) return OF_DATA[code](place.dir);
  // SQLite's codes come with details behind them: SQLITE_READONLY_DIRECTORY.
  const plain = /^SQLITE_[A-Z]+(?=_)/.exec(code)?.[0] ?? code;
  return ofSystem(code, place) ?? ofSystem(plain, place);
};
