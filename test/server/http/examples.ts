// One example of every command that screens may send; a new one does not compile without it.

import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { CommandOf, ScreenCommand } from '../../../shared/commands';
import { DEFAULT_PROFILE } from '../../../shared/settings';

const visitId = 'visit-of-nobody';
const nobody = 'nobody-at-all';
const day = '2017-11-06';
const span = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const };
const settings = demonstrationOffice;
const file = { file: '', serviceId: null };

const AS_IT_WAS = {
  ...{ weekdays: [1], counters: 0, from: '08:00', to: '12:00', opensMin: 0, closesMin: 0 },
  ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
};

type Fields<Type extends ScreenCommand['type']> = Omit<CommandOf<Type>, 'type'>;
const FIELDS: { [Type in ScreenCommand['type']]: Fields<Type> } = {
  drawTicket: span,
  printAgain: { visitId },
  settleSlip: { slipId: visitId },
  acknowledgeAlarm: { printerId: 'drucker-9' },
  callEmergency: {},
  acknowledgeEmergency: { counterId: 'schalter-9' },
  endEmergency: { counterId: 'schalter-9' },
  bookAppointment: { ...span, slotAt: 0, place: { kind: 'extra' }, contact: null },
  moveAppointment: { day, visitId, slotAt: 0, place: { kind: 'extra' } },
  checkInVisit: { visitId, language: null, familyName: null },
  cancelAppointment: { day, visitId },
  keepAppointment: { day, visitId },
  checkIn: { code: 'NOBODY', language: null },
  callNext: {},
  callAgain: { visitId },
  callBack: { visitId },
  begin: { visitId },
  finish: { visitId },
  miss: { visitId },
  park: { visitId, place: '' },
  returnToLine: { visitId },
  handOn: { visitId, to: { kind: 'service', serviceId: 'ausweis' }, note: '' },
  takeOut: { visitId },
  raise: { visitId, reason: 'other' },
  callOutOfOrder: { visitId, reason: 'other' },
  undo: { act: 1 },
  setAdmission: { admission: 'byForecast' },
  sendMessage: { to: { kind: 'all' }, text: 'Kommst du kurz?', about: null },
  readMessage: { messageId: 'message-0001' },
  pause: { until: 0 },
  resume: {},
  logOut: {},
  settingsVersions: { before: null },
  exportSettings: {},
  readSettingsFile: { file: {} },
  replayState: {},
  cancelReplay: {},
  startReplay: { change: AS_IT_WAS },
  lockKiosk: { kioskId: 'kiosk-9', reason: 'x' },
  unlockKiosk: { kioskId: 'kiosk-9' },
  changeSettings: { version: 0, settings },
  affectedBy: { settings },
  trustClock: {},
  appointmentsOf: { day },
  findAppointments: { text: 'an' },
  appointment: { day, visitId },
  freeSlots: { serviceIds: ['ausweis'], persons: 1, day },
  unfitAppointments: {},
  proposeMoves: { visitIds: [visitId] },
  createSource: { name: 'Terminland' },
  revokeSource: { sourceId: nobody },
  previewCsv: file,
  importCsv: file,
  setFeedAddress: { feedId: 'keiner', url: 'https://kalender.example/x.ics' },
  readFeed: { feedId: 'keiner' },
  decideMissed: { feedId: 'keiner', decision: 'keep' },
  setSignOnSecret: { secret: null },
  setPersonSignOn: { personId: nobody, signOn: null },
  testSignOn: { redirectUri: 'https://buergerbuero.example/admin/' },
  setMailPassword: { password: null },
  sendTestMail: { to: 'erika@example.org', letter: null },
  previewLetter: { letter: { kind: 'booked', language: 'de', wording: { subject: null, text: null } } },
  auditEntries: { before: null, filter: { from: null, to: null, kind: null, place: null, personId: null, text: null } },
  checkAudit: {},
  insight: { weekday: 1 },
  report: { from: day, to: day, unit: null },
  reportFile: { from: day, to: day, unit: null, format: 'csv', language: 'de' },
  clerkFigures: { from: day, to: day },
  clerkReportFile: { from: day, to: day, unit: null, format: 'csv', language: 'de' },
  unusualBookings: {},
  cancelBookings: { network: nobody, appointments: [{ day, visitId }] },
  settleBookings: { network: nobody },
  testSlip: { printerId: 'drucker-9' },
  testResult: { slipId: nobody },
  probePrinter: { channel: { kind: 'virtual' } },
  findPrinters: {},
  previewSlip: { slip: settings.slip, profile: DEFAULT_PROFILE, language: 'de' },
  invite: { role: 'kiosk', stationId: 'kiosk-9' },
  withdrawInvitation: { invitationId: nobody },
  revokeDevice: { deviceId: nobody },
  savePerson: { personId: nobody, name: 'Niemand', roleIds: [], password: null },
  removePerson: { personId: nobody },
  unlockPerson: { personId: nobody },
  removeSecondFactor: { personId: nobody },
  endSessions: { personId: nobody, sessionId: null },
  mySessions: {},
  endMySessions: { sessionId: nobody },
  leaveAdministration: {},
  endDemonstration: { keep: [], confirmed: true },
  proveForgetting: { run: 'run-of-proof' },
  findPersonalData: { text: 'Niemand' },
  deletePersonalData: { visits: [], wishIds: [] },
  ownData: {},
};

export const EXAMPLES = Object.entries(FIELDS).map(([type, fields]) => ({ type, ...fields }) as ScreenCommand);
/** What ends the very login by which it is asked. */
export const ENDS_ITSELF: readonly ScreenCommand['type'][] = ['logOut', 'leaveAdministration'];
