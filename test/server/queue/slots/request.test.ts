// A1: what may be booked for whom, by one rule for people at home and for staff.
import { refusalOfRequest, type Via } from '../../../../server/queue/slots/request';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import type { RefusalCode } from '../../../../shared/refusals';

const booking: Record<string, 'online' | 'staff' | 'nobody'> = { abholung: 'staff', fundsachen: 'nobody' };
const settings = {
  ...demonstrationOffice,
  appointments: { ...demonstrationOffice.appointments, mostPersons: 4, mostServices: 1 },
  services: demonstrationOffice.services.map((one) => ({ ...one, booking: booking[one.id] ?? ('online' as const) })),
};

test.each<[string, string[], number, RefusalCode | null, RefusalCode | null]>([
  ['one service', ['ausweis'], 1, null, null],
  ['one for staff', ['abholung'], 1, 'serviceNotBookable', null],
  ['one for nobody', ['fundsachen'], 1, 'serviceNotBookable', 'serviceNotBookable'],
  ['one twice', ['ausweis', 'ausweis'], 1, 'malformed', 'malformed'],
  ['one that is gone', ['gone'], 1, 'unknownService', 'unknownService'],
  ['one for nobody and one that is gone', ['fundsachen', 'gone'], 1, 'unknownService', 'unknownService'],
  ['many persons', ['ausweis'], 5, 'tooManyPersons', null],
  ['many services', ['ausweis', 'wohnsitz'], 1, 'tooManyPersons', null],
])(
  'A1 %s: refused alike at home and at the counter, but for the limits',
  (_what, serviceIds, persons, atHome, byStaff) => {
    const codeBy = (via: Via) => refusalOfRequest(settings, { serviceIds, persons }, via)?.refusal.code ?? null;
    expect([codeBy('public'), codeBy('staff')]).toEqual([atHome, byStaff]);
  },
);
