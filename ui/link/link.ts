// What a screen holds of the server: the last snapshot, whether it is fresh, and a way to ask.
import type { AffectedResult } from '../../shared/affected';
import type { AccessCommand, DeviceCommand, LookCommand } from '../../shared/commands';
import type { CsvImport, CsvPreview, FeedView, SourceResult } from '../../shared/imports';
import type {
  AppointmentResult,
  AppointmentsResult,
  BookingResult,
  CallResult,
  CancelledResult,
  FoundResult,
  FreeSlotsResult,
  InsightResult,
  InviteResult,
  PreviewResult,
  ProbedResult,
  ScreenView,
  SettingsResult,
  Snapshot,
  TestedResult,
  TestSlipResult,
  TicketResult,
  UnfitResult,
  UnusualResult,
} from '../../shared/protocol';
import type { Refusal } from '../../shared/refusals';

export type ScreenName = ScreenView['screen'];
export type ViewOf<Name extends ScreenName> = Extract<ScreenView, { screen: Name }>;

/** The refusal that a screen makes itself: nobody knows whether the server heard, but no answer came. */
export type OfflineRefusal = { code: 'offline'; values: Record<string, never> };
export const OFFLINE: OfflineRefusal = { code: 'offline', values: {} };

export type Answer<Result> = { ok: true; result: Result } | { ok: false; refusal: Refusal | OfflineRefusal };

type Results = {
  drawTicket: TicketResult;
  checkIn: TicketResult;
  callNext: CallResult;
  callBack: CallResult;
  checkInVisit: TicketResult;
  bookAppointment: BookingResult;
  moveAppointment: BookingResult;
  appointmentsOf: AppointmentsResult;
  findAppointments: AppointmentsResult;
  freeSlots: FreeSlotsResult;
  unfitAppointments: UnfitResult;
  appointment: AppointmentResult;
  affectedBy: AffectedResult;
  insight: InsightResult;
  unusualBookings: UnusualResult;
  cancelBookings: CancelledResult;
  invite: InviteResult;
  changeSettings: SettingsResult;
  testSlip: TestSlipResult;
  testResult: TestedResult;
  probePrinter: ProbedResult;
  findPrinters: FoundResult;
  previewSlip: PreviewResult;
  createSource: SourceResult;
  previewCsv: CsvPreview;
  importCsv: CsvImport;
  readFeed: FeedView;
  decideMissed: FeedView;
};
export type Asked = DeviceCommand | AccessCommand | LookCommand;
/** What a command answers when it was done; most answer nothing that a screen reads. */
export type ResultOf<Type extends Asked['type']> = Type extends keyof Results ? Results[Type] : unknown;

export type Ask = <Command extends Asked>(command: Command) => Promise<Answer<ResultOf<Command['type']>>>;

/** All that a screen is given; a test gives it as a plain object. */
export type Link<View = ScreenView> = {
  /** null until the first one has come. */
  snapshot: Snapshot<View> | null;
  /** False as soon as the server has been silent: `snapshot` is then the last known state. */
  online: boolean;
  /** Always answers, at the latest after 20 s (two minutes where servers elsewhere are asked); 'offline' when no answer came. */
  ask: Ask;
};
