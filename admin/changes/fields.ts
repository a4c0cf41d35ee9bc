// What each field of the settings is called, in the words of its form.
import type { AdminWords } from '../../shared/words/admin';
import type { Placeholders } from '../../shared/words/placeholders';

/** Sentences that need nothing to be said. */
export type PlainKey = Exclude<Parameters<AdminWords['t']>[0], keyof Placeholders>;

type FieldWords = {
  label: PlainKey;
  /** What it says where nothing is chosen; otherwise that nothing is. */
  none?: PlainKey;
  /** What stands before one of its choices in the key of that choice's words. */
  choices?: string;
};

/** By the path of the field; '*' is any thing of a list, and any weekday. */
const FIELDS: Record<string, FieldWords> = {
  'office.name': { label: 'admin.office.name' },
  'office.place': { label: 'admin.office.place' },
  'office.timeZone': { label: 'admin.office.timeZone' },
  'office.demonstration': { label: 'admin.office.demonstration' },
  'publicLinks.imprint': { label: 'admin.office.imprint' },
  'publicLinks.privacy': { label: 'admin.office.privacy' },
  'publicLinks.accessibility': { label: 'admin.office.accessibility' },
  languages: { label: 'admin.office.languages' },
  placeWord: { label: 'admin.office.placeWord' },
  ticketWord: { label: 'admin.ticketWord' },
  ownTicketWord: { label: 'admin.ticketWord.own' },
  'ownTicketWord.de.one': { label: 'admin.ticketWord.one' },
  'ownTicketWord.de.many': { label: 'admin.ticketWord.many' },
  'ownTicketWord.de.gender': { label: 'admin.ticketWord.gender', choices: 'admin.ticketWord.gender.' },
  'ownTicketWord.en.one': { label: 'admin.ticketWord.oneEnglish' },
  'ownTicketWord.en.many': { label: 'admin.ticketWord.manyEnglish' },
  'look.colour': { label: 'admin.look.colour', none: 'admin.value.usual' },
  'look.logo': { label: 'admin.look.logo' },
  dayEndsAt: { label: 'admin.office.dayEndsAt' },
  waitingPlace: { label: 'admin.office.waitingPlace' },
  hours: { label: 'admin.col.hours', none: 'admin.hours.always' },
  'services.*.letter': { label: 'admin.col.letter' },
  'services.*.name': { label: 'admin.col.name' },
  'services.*.durationMin': { label: 'admin.duration' },
  'services.*.walkInHours': { label: 'admin.service.walkIns', none: 'admin.walkIns.likeOffice' },
  'services.*.contingent': { label: 'admin.contingent', none: 'admin.value.noLimit' },
  'services.*.booking': { label: 'admin.booking', choices: 'admin.booking.' },
  'services.*.leikaKey': { label: 'admin.leika' },
  'services.*.keywords': { label: 'admin.keywords' },
  'services.*.bring': { label: 'admin.bring' },
  'counters.*.name': { label: 'admin.col.name' },
  'counters.*.serviceIds': { label: 'admin.col.serves', none: 'admin.serves.all' },
  'counters.*.preferredServiceIds': { label: 'admin.col.prefers' },
  'counters.*.plan': { label: 'admin.plan', none: 'admin.plan.none' },
  'kiosks.*.name': { label: 'admin.col.name' },
  'kiosks.*.printerId': { label: 'admin.col.printer', none: 'admin.kiosk.noPrinter' },
  'kiosks.*.lockTimes': { label: 'admin.lockTimes' },
  'displays.*.name': { label: 'admin.col.name' },
  'printers.*.name': { label: 'admin.col.name' },
  'printers.*.channel': { label: 'admin.col.channel' },
  'printers.*.profile.codePage': { label: 'admin.encoding' },
  'printers.*.profile.columns': { label: 'admin.columns' },
  'printers.*.profile.dots': { label: 'admin.dots' },
  'printers.*.profile.qr': { label: 'admin.qr', choices: 'admin.qr.' },
  'printers.*.profile.confirm': { label: 'admin.confirm', choices: 'admin.confirm.' },
  'printers.*.profile.status': { label: 'admin.status', choices: 'admin.status.' },
  'printers.*.profile.questions': { label: 'admin.questions', none: 'admin.questions.learn' },
  'printers.*.profile.chineseMode': { label: 'admin.chinese', choices: 'admin.chinese.' },
  'printers.*.profile.pauseMs': { label: 'admin.pause' },
  appointmentLetter: { label: 'admin.appointmentLetter' },
  'policy.leadMin': { label: 'admin.policy.leadMin' },
  'policy.graceMin': { label: 'admin.policy.graceMin' },
  'policy.run': { label: 'admin.policy.run' },
  'policy.checkInMin': { label: 'admin.policy.checkInMin' },
  'policy.forgottenMin': { label: 'admin.policy.callsForgotten', none: 'admin.value.no' },
  'policy.overtimeMin': { label: 'admin.policy.overtimeMin' },
  'policy.pauseKeepsMin': { label: 'admin.policy.pauseKeepsMin' },
  'calendar.holidaysOf': { label: 'admin.holidays', none: 'admin.holidays.none', choices: 'admin.state.' },
  'calendar.closures': { label: 'admin.closures' },
  'calendar.closures.*.from': { label: 'admin.closure.from' },
  'calendar.closures.*.to': { label: 'admin.closure.to' },
  'calendar.closures.*.reason': { label: 'admin.reason' },
  'appointments.gridMin': { label: 'admin.change.grid' },
  'appointments.hours': { label: 'admin.week' },
  'appointments.exceptions': { label: 'admin.exceptions' },
  'appointments.exceptions.*.day': { label: 'admin.col.day' },
  'appointments.exceptions.*.hours': { label: 'admin.exception.hours' },
  'appointments.exceptions.*.reason': { label: 'admin.reason' },
  'appointments.releases': { label: 'admin.releases' },
  'appointments.noticeMin': { label: 'admin.appointments.noticeMin' },
  'appointments.holdMin': { label: 'admin.appointments.holdMin' },
  'appointments.freeAgainMin.least': { label: 'admin.change.freeAgainLeast' },
  'appointments.freeAgainMin.most': { label: 'admin.change.freeAgainMost' },
  'appointments.mostPersons': { label: 'admin.appointments.mostPersons' },
  'appointments.mostServices': { label: 'admin.appointments.mostServices' },
  'appointments.fullHouseClosesToday': { label: 'admin.appointments.fullHouseClosesToday' },
  'appointments.perEmailAndDay': { label: 'admin.appointments.perEmailAndDay' },
  'appointments.perEmail': { label: 'admin.appointments.perEmail' },
  'appointments.perNetworkAndHour': { label: 'admin.appointments.perNetworkAndHour' },
  'appointments.perNetworkAndDay': { label: 'admin.appointments.perNetworkAndDay' },
  'appointments.unusualPerHour': { label: 'admin.appointments.unusualPerHour' },
  'appointments.lettersPerDay': { label: 'admin.appointments.lettersPerDay' },
  'appointments.keepDays': { label: 'admin.keepDays' },
  'checkIn.byList': { label: 'admin.checkIn.byList', choices: 'admin.checkIn.byList.' },
  'checkIn.byPhone': { label: 'admin.checkIn.byPhone', choices: 'admin.checkIn.byPhone.' },
  mail: { label: 'admin.mail.sends', none: 'admin.value.no' },
  'mail.host': { label: 'admin.mail.host' },
  'mail.port': { label: 'admin.printer.port' },
  'mail.security': { label: 'admin.mail.security', choices: 'admin.mail.' },
  'mail.user': { label: 'admin.mail.user' },
  'mail.from': { label: 'admin.mail.from' },
  'mail.replyTo': { label: 'admin.mail.replyTo' },
  'feeds.*.name': { label: 'admin.col.name' },
  'feeds.*.serviceId': { label: 'admin.feed.service' },
  'feeds.*.everyMin': { label: 'admin.feed.every' },
  'login.idleMin': { label: 'admin.idle.minutes', none: 'admin.value.never' },
  'roles.*.name': { label: 'admin.col.name' },
  'roles.*.rights': { label: 'admin.change.rights' },
  announcements: { label: 'admin.page.announcements' },
  formFields: { label: 'admin.page.formFields' },
  setup: { label: 'admin.page.setup' },
  figuresPerClerk: { label: 'admin.change.figuresPerClerk', none: 'admin.value.no' },
  'retention.actsDays': { label: 'admin.retention.actsDays' },
  'retention.auditDays': { label: 'admin.retention.auditDays' },
  'calls.most': { label: 'admin.calls.most' },
  'calls.pauseSec': { label: 'admin.calls.pauseSec' },
  'calls.missedAfterSec': { label: 'admin.calls.missedAfterSec' },
  'slip.logo': { label: 'admin.slip.logo' },
  'slip.above': { label: 'admin.slip.above' },
  'slip.below': { label: 'admin.slip.below' },
  'display.gong': { label: 'admin.display.gong' },
  'display.showNext': { label: 'admin.display.showNext' },
  'display.showForecast': { label: 'admin.display.showForecast' },
};

/** The words of the field that a pattern names, or of what it is a part of; null where none has any. */
export const fieldWords = (pattern: string): FieldWords | null => {
  const found = FIELDS[pattern];
  const outer = pattern.slice(0, Math.max(0, pattern.lastIndexOf('.')));
  return found ?? (outer === '' ? null : fieldWords(outer));
};

/** How a choice is called in its form. */
export const choiceKey = (choices: string, value: string): PlainKey => `${choices}${value}` as PlainKey;
