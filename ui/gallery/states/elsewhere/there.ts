// M18: three other offices of the database, and an appointment that goes to one of them.
import type { There } from '../../../../shared/offices/elsewhere';
import type { LetterFate } from '../../../../shared/protocol';
import type { Neighbour } from '../../beside/elsewhere';
import { min, OFFICE } from '../../history';
import type { Office } from '../../office';

export const [NORD, SUED, LIBRARY] = [
  { office: 'nord', name: 'Nebenstelle Nord' },
  { office: 'sued', name: 'Bürgerbüro Südstadt im Bahnhof' },
  { office: 'bibliothek', name: 'Servicepunkt Stadtbibliothek' },
] as const;
const PLACE = 'Am Markt 1, Erdgeschoss';

const quarters = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) / 15 }, (_, i) => min(from + i * 15));

/** One has times, one does not answer, and one does not do it. */
export const NEIGHBOURS: Neighbour[] = [
  {
    ...NORD,
    times: {
      ...{ is: 'there', serviceIds: ['fuehrerschein'], place: PLACE, day: '2017-11-06' },
      ...{ starts: [...quarters(75, 210), ...quarters(300, 480)], none: null, next: [] },
    },
  },
  { ...SUED, times: { is: 'away' } },
  { ...LIBRARY, times: { is: 'lacking', services: ['Führerschein umtauschen'] } },
];

type Asked = { day: string; visitId: string; slotAt: number };

/** It is asked, and has not answered yet. */
export const askThere = (office: Office, { day, visitId, slotAt }: Asked): void => {
  const serviceIds = ['fuehrerschein'];
  office.handle({ type: 'offerAppointment', day, visitId, ...NORD, serviceIds, slotAt }, OFFICE);
};

/** It is there now, by a code of its own. */
export const goThere = (office: Office, asked: Asked): There & { letter: LetterFate } => {
  askThere(office, asked);
  const { day, visitId, slotAt } = asked;
  const { elsewhere } = office.dayNamed(day).visits.get(visitId) ?? {};
  if (elsewhere?.is !== 'asked') throw new Error('nobody was asked to take it');
  const there: There = {
    ...NORD,
    place: PLACE,
    slotAt,
    code: 'N4RD7K',
    url: 'https://nord.luenen.example/t/3fJk8sQpZx1uVbNw',
  };
  const { transferId } = elsewhere;
  const left = office.handle({ type: 'leaveAppointment', day, visitId, transferId, there }, OFFICE);
  if (!left.ok) throw new Error(left.refusal.code);
  return { ...there, ...(left.result as { letter: LetterFate }) };
};
