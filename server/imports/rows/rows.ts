// Rows of another system, read one by one: each becomes an appointment, or is named with what is wrong with it (A6).
import { z } from 'zod';
import type { ImportedAppointment } from '../../../shared/commands';
import type { Contact } from '../../../shared/contacts';
import { type ImportField, importRowSchema, type RowFault, type RowFaultCode } from '../../../shared/imports';
import { LANGUAGES } from '../../../shared/languages';
import type { Language, Settings } from '../../../shared/settings';
import { hashOf } from '../../basics/tokens';
import { createServiceFinder, type ServiceFinder } from './services';
import { startOf } from './times';

/** What stands in row so-and-so, as it came. */
export type SaidRow = { row: number; said: unknown };
export type ReadRow = { row: number; appointment: ImportedAppointment };
export type Reading = { rows: ReadRow[]; faults: RowFault[] };

export type ReadParts = {
  /** The token, feed or file that the rows come from. */
  sourceId: string;
  settings: Pick<Settings, 'services' | 'languages' | 'office'>;
  /** The service of rows that name none; null where each has to name its own. */
  serviceId: string | null;
};

type SaidAppointment = z.infer<typeof importRowSchema>;
type Fault = Pick<RowFault, 'field' | 'code' | 'values'>;

const faultOf = (field: ImportField, code: RowFaultCode, values: RowFault['values'] = {}): Fault => ({
  field,
  code,
  values,
});

/** Which source an imported appointment is from; its id there may name somebody, so only its digest is kept (X1). */
export const importKeyOf = (sourceId: string, externalId: string): string =>
  `${sourceId}:${hashOf(`${sourceId}\n${externalId}`)}`;
export const isFrom = (sourceId: string, importKey: string | null): boolean =>
  importKey?.startsWith(`${sourceId}:`) ?? false;

const isBlank = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (row: object) => new Map<string, unknown>(Object.entries(row).filter(([, value]) => !isBlank(value)));

const fieldAt = (path: PropertyKey[]): ImportField =>
  path[0] !== undefined && path[0] in importRowSchema.shape ? importRowSchema.keyof().parse(path[0]) : 'row';

/** What the schema found, in our words. */
const faultsIn = (issue: z.core.$ZodIssue, said: Map<string, unknown>): Fault[] => {
  const field = fieldAt(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MOST_FAULTS).map((name) => faultOf('row', 'unknownField', { name: name.slice(0, 60) }));
  if (issue.code === 'invalid_format') return [faultOf(field, 'notAnAddress')];
  if (issue.code === 'too_big') {
    const code = issue.origin === 'string' ? 'tooLong' : 'tooMuch';
    return [faultOf(field, code, { most: Number(issue.maximum) })];
  }
  if (issue.code === 'too_small' && issue.origin !== 'string')
    return [faultOf(field, 'tooLittle', { least: Number(issue.minimum) })];
  const isMissing = issue.code === 'too_small' || (field !== 'row' && !said.has(field));
  if (isMissing) return [faultOf(field, 'missing')];
  return [faultOf(field, 'wrongKind', { expected: 'expected' in issue ? String(issue.expected) : '' })];
};

const languageOf = (said: string | null | undefined, languages: Language[]): Language => {
  const wanted = LANGUAGES.find((one) => said?.toLowerCase().split(/[-_]/)[0] === one);
  return wanted ?? languages[0] ?? 'de';
};

/** Who has no name is known by what there is. */
const contactOf = ({ name, email, phone }: SaidAppointment): Contact | null => {
  const known = [name, email, phone].find((one) => !isBlank(one ?? null));
  return known ? { name: known.slice(0, 80), email: email ?? null, phone: phone ?? null } : null;
};

const { start, services, cancelled } = importRowSchema.shape;
const lookedUpSchema = z.object({ start, services, cancelled });
type LookedUp = z.infer<typeof lookedUpSchema>;

const startIn = (said: LookedUp, timeZone: string): number | Fault => {
  if (said.start == null) return said.cancelled ? 0 : faultOf('start', 'missing');
  const start = startOf(said.start, timeZone);
  return typeof start === 'number' ? start : faultOf('start', start.fault, { text: said.start });
};

const MOST_SERVICES = 5;

const servicesIn = (said: LookedUp, finder: ServiceFinder, fallback: string | null): string[] | Fault => {
  if (said.services == null || said.services.length === 0) {
    if (fallback !== null) return [fallback];
    return said.cancelled ? [] : faultOf('services', 'missing');
  }
  const ids = new Set<string>();
  for (const text of said.services) {
    const found = finder.find(text);
    if ('fault' in found) return faultOf('services', found.fault, { text });
    for (const id of found.ids) ids.add(id);
  }
  return ids.size > MOST_SERVICES ? faultOf('services', 'tooMuch', { most: MOST_SERVICES }) : [...ids];
};

const isFault = (value: number | string[] | Fault): value is Fault => typeof value === 'object' && 'code' in value;

const createRowReader = ({ sourceId, settings, serviceId }: ReadParts) => {
  const finder = createServiceFinder(settings.services);
  const lookUp = (said: LookedUp): [number | Fault, string[] | Fault] => [
    startIn(said, settings.office.timeZone),
    servicesIn(said, finder, serviceId),
  ];
  return (value: unknown): ImportedAppointment | Fault[] => {
    if (!isObject(value)) return [faultOf('row', 'wrongKind', { expected: 'object' })];
    const fields = fieldsOf(value);
    const parsed = importRowSchema.safeParse(Object.fromEntries(fields));
    if (!parsed.success) {
      // Whoever corrects a file shall need one round: what can be looked up is, whatever else is wrong.
      const rest = lookedUpSchema.safeParse(Object.fromEntries(fields));
      const found = rest.success ? lookUp(rest.data) : [];
      const named = parsed.error.issues.slice(0, MOST_FAULTS).flatMap((issue) => faultsIn(issue, fields));
      const isNew = ({ field }: Fault) => !named.some((one) => one.field === field);
      return [...named, ...found.flatMap((one) => (isFault(one) && isNew(one) ? [one] : []))];
    }
    const said = parsed.data;
    const [slotAt, serviceIds] = lookUp(said);
    if (isFault(slotAt) || isFault(serviceIds)) return [slotAt, serviceIds].filter(isFault);
    return {
      importKey: importKeyOf(sourceId, said.id),
      externalId: said.id,
      slotAt,
      serviceIds,
      persons: said.persons ?? 1,
      minutes: said.minutes ?? null,
      language: languageOf(said.language, settings.languages),
      contact: contactOf(said),
      isCancelled: said.cancelled ?? false,
    };
  };
};

/** Of one row; a thousand fields that no row has are one mistake. */
const MOST_FAULTS = 20;

const idIn = (said: unknown): string | null => {
  const id: unknown = isObject(said) && 'id' in said ? said.id : null;
  return typeof id === 'string' && !isBlank(id) ? id.trim().slice(0, 200) : null;
};

/** Reads them all: the rows that are good, and every fault of the others. An id that stands twice is a fault. */
export const readRows = (said: readonly SaidRow[], parts: ReadParts): Reading => {
  const read = createRowReader(parts);
  const reading: Reading = { rows: [], faults: [] };
  const before = new Map<string, number>();
  for (const { row, said: value } of said) {
    const id = idIn(value);
    const other = id === null ? undefined : before.get(id);
    const found = other === undefined ? read(value) : [faultOf('id', 'sameId', { other })];
    if (id !== null && other === undefined) before.set(id, row);
    if (Array.isArray(found))
      for (const fault of found.slice(0, MOST_FAULTS)) reading.faults.push({ row, id, ...fault });
    else reading.rows.push({ row, appointment: found });
  }
  return reading;
};
