// English words for staff.
import type { StaffKey } from './de';

export const en: Record<StaffKey, string> = {
  'slipState.queued': 'about to be printed',
  'slipState.sending': 'printing',
  'slipState.printed': 'printed',
  'slipState.notSent': 'not printed',
  'slipState.unknown': 'perhaps printed',
  'problem.staff.unreachable': 'Cannot be reached: please check power, network cable and address.',
  'problem.staff.unplugged': 'Not connected: please plug in the cable and switch the printer on.',
  'problem.staff.noAccess': 'No access: the server is not allowed to use this printer. Please call IT.',
  'problem.staff.busy': 'In use: another program uses the printer. Please call IT.',
  'problem.staff.noDriver': 'USB cannot be used on this server. Please call IT.',
  'problem.staff.silent': 'Does not report its state: please check whether it prints.',
  'problem.staff.coverOpen': 'Cover open: please close it.',
  'problem.staff.paperOut': 'Out of paper: please insert a new roll.',
  'problem.staff.cutter': 'Cutter stuck: please switch off, remove the paper and switch on again.',
  'problem.staff.fault': 'Fault: please switch off and on again. If it stays, call for service.',
  'problem.staff.offline': 'Not ready: please check the paper feed button and the lights on the printer.',
  'problem.staff.noConfirmation': 'Does not confirm printing: please check whether the slip came out.',
  'problem.staff.stateUnknown':
    'State partly unknown: the printer does not report everything. Please keep an eye on paper and cover yourself.',
  'problem.staff.paperLow': 'Paper almost out: please have a new roll ready.',
  'fault.dayList': 'The day list is not being written. It will be missing when the power fails. Please call IT.',
  'fault.disk': 'The server cannot store anything; the disk may be full. Please call IT at once.',
  'fault.deletion': 'Personal data that should have been deleted is still there. Please call IT.',
  'fault.backup': 'The backup failed. Please call IT. {about}',
  'fault.clockJumped':
    'The server’s clock has jumped. Closing the day and deleting wait until the time is certain. Please check.',
  'fault.feedSkipped': 'The calendar “{about}” is not read: it took too long last time.',
  'fault.feedVanished':
    'Calendar “{about}”: many appointments are missing at once. Please decide in the administration.',
  'fault.unusualBookings': 'Unusually many bookings from one network ({about}). Please look in the administration.',
};
