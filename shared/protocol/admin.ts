// What the administration sees.
import type { ServesToday } from '../events';
import type { LiveView } from '../figures/live';
import type { FeedView } from '../imports';
import type { PrinterProblem } from '../printing';
import type { HookView, ProgramView } from '../programs';
import type { Settings, Text } from '../settings';
import type { AlarmTold } from '../watching/alarms';
import type { EmergencyView } from './emergency';
import type { MessageView, SentView } from './messages';
import type { Alarm, OfficeView, SlipView } from './parts';
import type { DeviceView, InvitationView, LoggedInView, SecondFactorView, StaffView } from './people';
import type { Reception, UnservedView } from './reception';

/** S22: what the administration shows while nobody is logged in: nothing of people, machines or the day. */
export type AdminOfNobody = {
  screen: 'admin';
  office: OfficeView;
  person: null;
  /** Nobody manages people yet: whoever opens this is to become the first. */
  isFirst: boolean;
  /** S33: what the house's own sign-on is called; null where there is none. */
  signOn: string | null;
};
export type AdminView = {
  screen: 'admin';
  office: OfficeView;
  person: LoggedInView;
  /** S31: one's own; null where there is none. */
  secondFactor: SecondFactorView | null;
  settings: Settings;
  settingsVersion: number;
  /** Empty without the right to manage them. */
  devices: DeviceView[];
  invitations: InvitationView[];
  staff: StaffView[];
  /** `isOpen` with `person` null: its clerk was removed. */
  counters: {
    id: string;
    isOpen: boolean;
    person: string | null;
    visit: string | null;
    /** Since when somebody is called or served there. */
    since: number | null;
    paused: boolean;
    /** Of a pause with a promised end. */
    until: number | null;
    /** K17: what it takes today instead of what the settings say. */
    movedTo: ServesToday | null;
  }[];
  kiosks: { id: string; locked: Text | null; lockedByHand: boolean; reception: Reception }[];
  reception: Reception;
  /** The office's clock at this view (epoch ms). */
  now: number;
  unserved: UnservedView[];
  /** `history`: the day's conditions, newest first. */
  printers: { id: string; problems: PrinterProblem[]; history: { at: number; problems: PrinterProblem[] }[] }[];
  slips: SlipView[];
  alarms: Alarm[];
  emergencies: EmergencyView[];
  /** K16: for who may serve visitors. */
  messages: MessageView[];
  sent: SentView[];
  /** A17: appointments that somebody has to decide about. */
  unfit: number;
  waiting: number;
  live: LiveView;
  /** Whether the office is open now by its hours. */
  inHours: boolean;
  /** Paired kiosks and displays of which no browser is connected. */
  away: { name: string }[];
  /** How people at home reach the booking site, without a slash at the end. */
  publicUrl: string;
  /** S33: whether the house's sign-on has a secret here. */
  signOn: { hasSecret: boolean };
  /** Letters that are waiting to be sent, and what went wrong last. */
  mail: { hasPassword: boolean; waiting: number; lastFault: { at: number; what: string } | null };
  /** Who may bring appointments from elsewhere, and what the calendars brought last. */
  sources: { id: string; name: string; createdAt: number; lastUsedAt: number | null; revokedAt: number | null }[];
  feeds: FeedView[];
  /** S35, S36: other programs that may ask and act here, and those that are told. */
  programs: ProgramView[];
  hooks: HookView[];
  /** S56: what is wrong now, and who was told of it. */
  told: AlarmTold[];
};
