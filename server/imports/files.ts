// A file of appointments, looked at first and imported then: all of its rows, or none as long as one of them is bad.
import type { CsvImport, CsvPreview } from '../../shared/imports';
import type { Reply } from '../../shared/protocol';
import { done, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import { countsOf, type Importing } from './importing';
import type { Reader } from './reading/reader';
import type { FileReading } from './reading/readings';

/** All files are one source: a corrected one changes what an earlier one brought. */
export const FILES = 'csv';

export type FileCommand = { file: string; serviceId: string | null };

const SHOWN_ROWS = 50;
const SHOWN_FAULTS = 100;
const SHOWN_COLUMNS = 100;

export type FilesParts = {
  branch: Pick<Branch, 'settings'>;
  importing: Importing;
  reader: Pick<Reader, 'file'>;
};

export const createFiles = ({ branch, importing, reader }: FilesParts) => {
  const read = async ({ file, serviceId }: FileCommand): Promise<FileReading> => {
    const { services, languages, office } = branch.settings();
    const bytes = Buffer.from(file, 'base64');
    const answered = await reader.file({
      bytes,
      sourceId: FILES,
      serviceId,
      settings: { services, languages, office },
    });
    return 'stopped' in answered ? { fault: 'tooSlow', columns: [], rows: [], faults: [] } : answered.read;
  };
  const shown = ({ fault, columns, rows, faults }: FileReading): CsvPreview => ({
    fault,
    columns: columns.slice(0, SHOWN_COLUMNS).map(({ name, meaning }) => ({ name: name.slice(0, 80), meaning })),
    count: rows.length,
    rows: rows.slice(0, SHOWN_ROWS).map(({ row, appointment }) => ({
      row,
      id: appointment.externalId,
      slotAt: appointment.slotAt === 0 ? null : appointment.slotAt,
      serviceIds: appointment.serviceIds,
      persons: appointment.persons,
      minutes: appointment.minutes,
      name: appointment.contact?.name ?? null,
      isCancelled: appointment.isCancelled,
    })),
    faultCount: faults.length,
    faults: faults.slice(0, SHOWN_FAULTS),
  });

  const isUnknown = ({ serviceId }: FileCommand): boolean =>
    serviceId !== null && !branch.settings().services.some(({ id }) => id === serviceId);

  return {
    /** Refused: `unknownService`. */
    preview: async (command: FileCommand): Promise<Reply<CsvPreview>> =>
      isUnknown(command) ? refused('unknownService') : done(shown(await read(command))),
    /** Refused: `unknownService`, `storageFailed`. */
    import: async (command: FileCommand): Promise<Reply<CsvImport>> => {
      if (isUnknown(command)) return refused('unknownService');
      const found = await read(command);
      const preview = shown(found);
      const isGood = found.fault === null && found.faults.length === 0;
      if (!isGood) return done({ ...preview, imported: null });
      const imported = await importing(
        FILES,
        found.rows.map(({ appointment }) => appointment),
      );
      if ('refused' in imported) return imported.refused;
      return done({ ...preview, imported: countsOf(imported.rows) });
    },
  };
};
export type Files = ReturnType<typeof createFiles>;
