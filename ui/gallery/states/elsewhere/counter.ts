// M18: a counter moves an appointment to another office.
import type { Language } from '../../../../shared/settings';
import { counterWordsOf } from '../../../../shared/words/counter';
import { formatTime } from '../../../time';
import { min } from '../../history';
import { book, busyMorning, free } from '../../mornings';
import type { Office } from '../../office';
import { type Answering, type State, type Steps, statesOf } from '../../state';
import { say } from '../counter';
import { askThere, goThere, LIBRARY, NEIGHBOURS, NORD, SUED } from './there';

const state = statesOf({ screen: 'counter', sizes: ['desk', 'narrow'], languages: ['de', 'en'] });
const DAY = '2017-11-06';
/** Of who has no address, and of who has one; and when they are there. */
const [ERIKA, ZEYNEP, THERE] = [min(75), min(80), min(90)];
/** Near the top of the list. */
const [GONE, ASKED] = [min(50), min(60)];

/** Two want to exchange their driving licences this morning. */
const morning = (): Office => {
  const office = busyMorning();
  free(office, 3);
  const email = 'zeynep.arslan@post.example';
  book(office, { name: 'Zeynep Arslan', serviceId: 'fuehrerschein', slot: 80, email });
  office.beside.neighbours = NEIGHBOURS;
  return office;
};
const inTime = () => ({ office: morning() });

/** Opens the appointment of that time. */
const opening = async (at: number, { hand, language, office }: Parameters<Steps>[0]): Promise<void> => {
  await hand.press(say(language, 'counter.act.appointments'));
  const time = formatTime(at, 'time', office.settings().office.timeZone, language);
  await hand.press(counterWordsOf(language).t('counter.about', { act: say(language, 'counter.open'), number: time }));
};
/** Chooses another office for it. */
const choosing =
  (office: string, at = ERIKA): Steps =>
  async (parts) => {
    const { hand, language } = parts;
    await opening(at, parts);
    await hand.press(say(language, 'counter.moveAct'));
    await hand.type(say(language, 'counter.elsewhere.office'), office);
  };
const seeing =
  (office: string, words: (language: Language) => string): Steps =>
  async (parts) => {
    await choosing(office)(parts);
    await parts.hand.read(words(parts.language));
  };
/** Chooses one of its times, too, and moves it there. */
const moving =
  (at: number): Steps =>
  async (parts) => {
    const { hand, language, office } = parts;
    await choosing(NORD.office, at)(parts);
    await hand.press(formatTime(THERE, 'time', office.settings().office.timeZone, language), 'radio');
    await hand.press(say(language, 'counter.moveAct'));
  };
const answeredBy =
  (office: Office): Answering =>
  (command) =>
    command.type === 'moveElsewhere' ? ({ ok: true, result: { there: goThere(office, command) } } as never) : null;
const moved = () => {
  const office = morning();
  return { office, answering: answeredBy(office) };
};
const notAnswered = () => {
  const office = morning();
  const answering: Answering = (command) => {
    if (command.type !== 'moveElsewhere') return null;
    askThere(office, command);
    return { ok: true, result: { there: null } } as never;
  };
  return { office, answering };
};
/** One has gone there, and for another one it is asked. */
const gone = () => {
  const office = morning();
  const idAt = (at: number) => [...office.day.visits.values()].find(({ slotAt }) => slotAt === at)?.id ?? '';
  goThere(office, { day: DAY, visitId: idAt(GONE), slotAt: THERE });
  askThere(office, { day: DAY, visitId: idAt(ASKED), slotAt: THERE });
  return { office };
};

export const counterElsewhereStates: State[] = [
  state('dialog-move-there', 'Another office for an appointment: the times that are free there.', {
    open: inTime,
    steps: async (parts) => {
      await choosing(NORD.office)(parts);
      const { hand, language, office } = parts;
      await hand.press(formatTime(THERE, 'time', office.settings().office.timeZone, language), 'radio');
    },
  }),
  state('dialog-move-away', 'The other office does not answer.', {
    open: inTime,
    languages: ['de'],
    steps: seeing(SUED.office, (language) =>
      counterWordsOf(language).t('counter.elsewhere.away', { office: SUED.name }),
    ),
  }),
  state('dialog-move-lacking', 'The other office does not do what it is for.', {
    open: inTime,
    languages: ['de'],
    steps: seeing(LIBRARY.office, (language) =>
      counterWordsOf(language).t('counter.elsewhere.lacking', {
        ...{ office: LIBRARY.name, services: 'Führerschein umtauschen' },
      }),
    ),
  }),
  state('dialog-moved-there', 'It is there now: place, time and code, which no letter tells.', {
    open: moved,
    steps: moving(ERIKA),
  }),
  state('dialog-moved-written', 'It is there now, and a letter says so.', {
    open: moved,
    languages: ['de'],
    steps: moving(ZEYNEP),
  }),
  state('dialog-moved-silent', 'The other office has not answered yet.', { open: notAnswered, steps: moving(ERIKA) }),
  state('appointments-elsewhere', 'Appointments of which one is elsewhere, and one is asked for.', {
    open: gone,
    steps: ({ hand, language }) => hand.press(say(language, 'counter.act.appointments')),
  }),
  state('dialog-appointment-elsewhere', 'An appointment that another office has now.', {
    open: gone,
    steps: (parts) => opening(GONE, parts),
  }),
];
