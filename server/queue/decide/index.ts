// Given the day, a command and its circumstances: what happens, or why nothing does. Pure.
import { COMMANDS, type CommandOf, type DayCommand, type NameOfKind, type ResultOf } from '../../../shared/commands';
import { refuse } from '../../../shared/refusals';
import type { Day } from '../day/day';
import type { CarriedOver } from '../day/dayEnd';
import { checkIn, checkInVisit, drawTicket, leaveLine, reportBack } from './arrivals';
import {
  bookAppointment,
  cancelAppointment,
  confirmAppointment,
  forgetVisitor,
  holdSlot,
  moveAppointment,
  returnSlot,
} from './bookings';
import {
  begin,
  callAgain,
  callBack,
  callNext,
  callOutOfOrder,
  handOn,
  miss,
  park,
  raise,
  returnToLine,
  sendOnErrand,
  takeOut,
} from './calls';
import { giveBack, keepHere, leaveAppointment, offerAppointment, takeAppointment } from './coming/elsewhere';
import { drawFromHome } from './coming/fromHome';
import {
  closeCounter,
  leaveCounters,
  lockKiosk,
  logOut,
  moveCounter,
  openCounter,
  pause,
  resume,
  setAdmission,
  unlockKiosk,
} from './counters';
import { closeDay, openDay, tick } from './dayTimes';
import type { Context, Decision } from './decision';
import { changeVisit, finish, noteWork } from './done';
import { acknowledgeEmergency, callEmergency, callHelp, endEmergency, takeHelp } from './emergency';
import { importAppointments } from './imports';
import { readMessage, sendMessage } from './messages';
import { bringInPaper } from './paper/bringIn';
import { takeBackPaper } from './paper/takeBack';
import { keepAppointment } from './settings';
import { acknowledgeAlarm, printAgain, recoverSlips, reportPrinter, reportSlip, settleSlip } from './slips';
import { undo } from './undo';

export type { DayCommand } from '../../../shared/commands';

type DayCommandName = NameOfKind<'day'>;
/** Decides on one command: what happens and what is answered, as its definition says; or why nothing does. */
type Decider<Name extends DayCommandName> = (
  day: Day,
  command: CommandOf<Name>,
  context: Context,
  carriedOver: CarriedOver,
) => Decision<ResultOf<Name>>;

const DECIDERS: { [Name in DayCommandName]: Decider<Name> } = {
  drawTicket,
  drawFromHome,
  checkIn,
  checkInVisit,
  leaveLine,
  printAgain,
  settleSlip,
  callNext: (day, _, context) => callNext(day, context),
  callAgain,
  callBack,
  begin,
  finish,
  noteWork,
  changeVisit,
  miss,
  park,
  sendOnErrand,
  reportBack,
  returnToLine,
  handOn,
  takeOut,
  raise,
  callOutOfOrder,
  undo,
  pause,
  resume: (day, _, context) => resume(day, context),
  logOut: (day, _, context) => logOut(day, context),
  openCounter,
  leaveCounters,
  closeCounter,
  moveCounter,
  setAdmission,
  lockKiosk,
  unlockKiosk,
  holdSlot,
  returnSlot,
  bookAppointment,
  moveAppointment,
  cancelAppointment,
  confirmAppointment,
  keepAppointment,
  importAppointments: (_, command, context) => importAppointments(command, context),
  acknowledgeAlarm,
  sendMessage,
  readMessage,
  callEmergency: (day, _, context) => callEmergency(day, context),
  acknowledgeEmergency,
  endEmergency,
  callHelp: (day, _, context) => callHelp(day, context),
  takeHelp,
  reportSlip,
  reportPrinter,
  recoverSlips: (day, _, context) => recoverSlips(day, context),
  bringInPaper,
  takeBackPaper,
  openDay: (day, _, _context, carriedOver) => openDay(day, carriedOver),
  tick: (day, _, context) => tick(day, context),
  closeDay,
  forgetVisitor,
  offerAppointment,
  leaveAppointment,
  keepHere,
  takeAppointment,
  giveBack,
};

const isAllowedNow = ({ state }: Day, name: DayCommandName): boolean => {
  const { when } = COMMANDS[name];
  return state === 'open' || when === 'always' || (state === 'new' && when === 'beforeOpening');
};

const decideBy = <Name extends DayCommandName>(
  day: Day,
  command: CommandOf<Name> & { type: Name },
  context: Context,
  carriedOver: CarriedOver,
): Decision<ResultOf<Name>> => {
  const name: Name = command.type;
  const decider: Decider<Name> = DECIDERS[name];
  return decider(day, command, context, carriedOver);
};

/** `carriedOver` is what the day before leaves; only `openDay` looks at it. Refuses `dayClosed` outside the day's work. */
export const decide = (day: Day, command: DayCommand, context: Context, carriedOver: CarriedOver): Decision<unknown> =>
  isAllowedNow(day, command.type) ? decideBy(day, command, context, carriedOver) : refuse('dayClosed');
