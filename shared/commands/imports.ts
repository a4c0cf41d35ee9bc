// Other systems: appointments that they bring, by their programs, by file, by calendar (A6); programs at counters, and web
// hooks (S35, S36).
import { z } from 'zod';
import { contactSchema } from '../contacts';
import { type CsvImport, type CsvPreview, type FeedView, MISSED_DECISIONS, type SourceResult } from '../imports';
import { HOOK_EVENTS, type HookResult, type HookTrial, PROGRAM_SCOPES, type ProgramResult } from '../programs';
import { feedAddressSchema } from '../settings/appointments';
import { idSchema, languageSchema, tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, roomCommand } from './define';

/** An appointment of another booking system (A6). */
const importedAppointment = z.strictObject({
  /** Digest of where it comes from and its id there: by it the same one is known again. */
  importKey: z.string(),
  slotAt: z.int(),
  serviceIds: z.array(idSchema),
  persons: z.int(),
  /** null takes the services' usual duration. */
  minutes: z.int().nullable(),
  language: languageSchema,
  contact: contactSchema.nullable(),
  /** Its id there, kept with the personal data. */
  externalId: z.string(),
  isCancelled: z.boolean(),
});
export type ImportedAppointment = z.infer<typeof importedAppointment>;

/** What `importAppointments` answers, row by row. */
export type ImportResult = { rows: ImportedRow[] };
export type ImportedRow = {
  externalId: string;
  outcome: 'booked' | 'changed' | 'unchanged' | 'cancelled' | 'ignored';
  code: string | null;
};

/** About 300 KB: some thousand rows. `serviceId` is for rows that name no service. */
const file = { file: z.base64().max(400_000), serviceId: idSchema.nullable() };

export const importCommands = {
  importAppointments: dayCommand({
    does: 'Appointments of another system are booked, changed and cancelled as it says.',
    asks: { appointments: z.array(importedAppointment) },
    answers: answer<ImportResult>(),
    may: ['import'],
    right: null,
    when: 'always',
  }),

  createSource: roomCommand({
    does: 'Another booking system may bring appointments; its token is answered this once ([import.md](import.md)).',
    asks: { name: z.string().trim().min(1).max(60) },
    answers: answer<SourceResult>(),
    right: 'changeSettings',
    isRemembered: true,
  }),
  revokeSource: roomCommand({
    does: 'It may bring them no longer.',
    asks: { sourceId: tokenSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  previewCsv: roomCommand({
    does: 'How a file (base64) was understood: rows, faults, columns.',
    asks: file,
    answers: answer<CsvPreview>(),
    right: 'manageAppointments',
    isRemembered: false,
    size: 'large',
    patience: 'long',
  }),
  importCsv: roomCommand({
    does: 'Imports a file, all of it or nothing as long as anything is wrong.',
    asks: file,
    answers: answer<CsvImport>(),
    right: 'manageAppointments',
    isRemembered: true,
    size: 'large',
    patience: 'long',
  }),
  /** S16: where a calendar is; it is never told again, but for its host. */
  setFeedAddress: roomCommand({
    does: 'Where a calendar is; it is never told again, but for its host (S16).',
    asks: { feedId: idSchema, url: feedAddressSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  readFeed: roomCommand({
    does: 'Reads a calendar now.',
    asks: { feedId: idSchema },
    answers: answer<FeedView>(),
    right: 'manageAppointments',
    isRemembered: true,
    patience: 'long',
  }),
  decideMissed: roomCommand({
    does: 'What becomes of the appointments that a calendar has no more.',
    asks: { feedId: idSchema, decision: z.enum(MISSED_DECISIONS) },
    answers: answer<FeedView>(),
    right: 'manageAppointments',
    isRemembered: true,
    patience: 'long',
  }),
};

const name = z.string().trim().min(1).max(60);
const url = z.url({ protocol: /^https?$/ }).max(1000);
const events = z.array(z.enum(HOOK_EVENTS)).min(1).max(HOOK_EVENTS.length);

export const programCommands = {
  createProgram: roomCommand({
    does: 'Another program may ask and act as its scopes say; its token is answered this once ([programs.md](programs.md)). Who may not read names gives no program that right.',
    asks: {
      name,
      scopes: z.array(z.enum(PROGRAM_SCOPES)).min(1).max(PROGRAM_SCOPES.length),
      counterId: idSchema.nullable(),
    },
    answers: answer<ProgramResult>(),
    right: 'changeSettings',
    isRemembered: true,
  }),
  revokeProgram: roomCommand({
    does: 'It may do nothing any more, from this moment on.',
    asks: { programId: tokenSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  createHook: roomCommand({
    does: 'Another program is told of these events at an address; the secret of its signatures is answered this once.',
    asks: { name, url, events },
    answers: answer<HookResult>(),
    right: 'changeSettings',
    isRemembered: true,
  }),
  changeHook: roomCommand({
    does: 'What a web hook tells, and where it leads to; `url` null leaves it as it is.',
    asks: { hookId: tokenSchema, name, url: url.nullable(), events },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  removeHook: roomCommand({
    does: 'It is told nothing any more; what waits for it is forgotten.',
    asks: { hookId: tokenSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  testHook: roomCommand({
    does: 'A message that is a trial goes to it now, and what came of it is answered.',
    asks: { hookId: tokenSchema },
    answers: answer<HookTrial>(),
    right: 'changeSettings',
    isRemembered: true,
    patience: 'long',
  }),
};
