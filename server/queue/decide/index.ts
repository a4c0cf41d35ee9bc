// Given the day, a command and its circumstances: what happens, or why nothing does. Pure.
import type { Command } from '../../../shared/commands';
import { refuse } from '../../../shared/refusals';
import type { Day } from '../day/day';
import { checkIn, checkInVisit, drawTicket, leaveLine } from './arrivals';
import { bookAppointment, cancelAppointment, holdSlot, keepAppointment, moveAppointment, returnSlot } from './bookings';
import {
  begin,
  callAgain,
  callBack,
  callNext,
  finish,
  handOn,
  miss,
  park,
  raise,
  returnToLine,
  takeOut,
} from './calls';
import { leaveCounters, lockKiosk, logOut, openCounter, pause, resume, setAdmission, unlockKiosk } from './counters';
import { closeDay, type Heritage, openDay, tick } from './dayTimes';
import type { Context, Decision } from './decision';
import { importAppointments } from './imports';
import { acknowledgeAlarm, printAgain, recoverSlips, reportPrinter, reportSlip, settleSlip } from './slips';

/** A command that changes a day; settings have versions of their own, and the clock is nobody's day. */
export type DayCommand = Exclude<Command, { type: 'changeSettings' | 'trustClock' }>;

const ALWAYS: readonly DayCommand['type'][] = [
  'openDay',
  'tick',
  'closeDay',
  'reportSlip',
  'reportPrinter',
  'recoverSlips',
  'unlockKiosk',
  'lockKiosk',
  'acknowledgeAlarm',
  'leaveCounters',
  'importAppointments',
];
const BEFORE_OPENING: readonly DayCommand['type'][] = [
  'holdSlot',
  'returnSlot',
  'bookAppointment',
  'moveAppointment',
  'cancelAppointment',
  'keepAppointment',
];

const isAllowedNow = (day: Day, type: DayCommand['type']) =>
  day.state === 'open' || ALWAYS.includes(type) || (day.state === 'new' && BEFORE_OPENING.includes(type));

/** `heritage` is what the day before leaves; only `openDay` looks at it. Refuses `dayClosed` outside the day's work. */
export const decide = (day: Day, command: DayCommand, context: Context, heritage: Heritage): Decision => {
  if (!isAllowedNow(day, command.type)) return refuse('dayClosed');
  switch (command.type) {
    case 'drawTicket':
      return drawTicket(day, command, context);
    case 'printAgain':
      return printAgain(day, command, context);
    case 'bookAppointment':
      return bookAppointment(day, command, context);
    case 'holdSlot':
      return holdSlot(day, command, context);
    case 'returnSlot':
      return returnSlot(day, command, context);
    case 'moveAppointment':
      return moveAppointment(day, command, context);
    case 'cancelAppointment':
      return cancelAppointment(day, command, context);
    case 'keepAppointment':
      return keepAppointment(day, command);
    case 'importAppointments':
      return importAppointments(command, context);
    case 'checkIn':
      return checkIn(day, command, context);
    case 'checkInVisit':
      return checkInVisit(day, command, context);
    case 'leaveLine':
      return leaveLine(day, command);
    case 'callNext':
      return callNext(day, context);
    case 'callAgain':
      return callAgain(day, command, context);
    case 'callBack':
      return callBack(day, command, context);
    case 'begin':
      return begin(day, command, context);
    case 'finish':
      return finish(day, command, context);
    case 'miss':
      return miss(day, command, context);
    case 'park':
      return park(day, command, context);
    case 'returnToLine':
      return returnToLine(day, command, context);
    case 'handOn':
      return handOn(day, command, context);
    case 'takeOut':
      return takeOut(day, command, context);
    case 'raise':
      return raise(day, command, context);
    case 'setAdmission':
      return setAdmission(day, command, context);
    case 'pause':
      return pause(day, command, context);
    case 'resume':
      return resume(day, context);
    case 'logOut':
      return logOut(day, context);
    case 'lockKiosk':
      return lockKiosk(day, command, context);
    case 'unlockKiosk':
      return unlockKiosk(day, command, context);
    case 'settleSlip':
      return settleSlip(day, command);
    case 'acknowledgeAlarm':
      return acknowledgeAlarm(day, command);
    case 'openCounter':
      return openCounter(day, command, context);
    case 'leaveCounters':
      return leaveCounters(day, command);
    case 'tick':
      return tick(day, context);
    case 'closeDay':
      return closeDay(day);
    case 'openDay':
      return openDay(day, heritage);
    case 'recoverSlips':
      return recoverSlips(day, context);
    case 'reportSlip':
      return reportSlip(day, command);
    case 'reportPrinter':
      return reportPrinter(day, command, context);
  }
};
