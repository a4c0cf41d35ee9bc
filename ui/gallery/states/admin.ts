// The administration's states: each of its pages, and what stands in the way of saving.

import { textOf } from '../../../shared/words';
import { adminWordsOf } from '../../../shared/words/admin';
import { placePhrase } from '../../phrases';
import { kiosk, OFFICE } from '../history';
import { busyMorning, fishingAtEight, openedMorning } from '../mornings';
import { ANNOUNCED, FORM_FIELDS, OWN_WORDS, RED } from '../settings';
import type { Answering, Opened, State, Steps } from '../state';
import { doorStates } from './adminDoors';
import { mailStates } from './adminMail';
import {
  withAlarms,
  withAudit,
  withDevices,
  withInterfaces,
  withPast,
  withReplay,
  withReport,
  withStuck,
  withUnfit,
  withUnusual,
  withVersions,
} from './adminOffices';
import { at, each, press, save, state, type } from './adminParts';
import { peopleStates } from './adminPeople';
import { setupStates } from './adminSetup';
import { withBackups, withFailedBackups, withHouseBackups } from './machine/backups';
import { scan, withPaper, withPaperOut } from './machine/paper';
import { withHeld, withProof } from './privacy';

const SWITCHED_ON = { reason: 'Dienstvereinbarung vom 2. November', by: 'Leitung Bürgerbüro', since: '2017-11-06' };

const isOffline: Answering = (command) =>
  command.type === 'changeSettings' ? ({ ok: false, refusal: { code: 'offline', values: {} } } as never) : null;
/** Somebody else has saved another name for counter 7. */
const savedByOthers: Steps = ({ office }) => {
  const { counters, ...settings } = office.settings();
  const renamed = counters.map((one) => (one.id === 'schalter-7' ? { ...one, name: '7 b' } : one));
  office.save({ ...settings, counters: renamed }, OFFICE);
};
const renaming = (more: Partial<Opened> = {}): Pick<State, 'open'> => ({
  open: () => ({ office: busyMorning(), address: '#/counters/schalter-7', ...more }),
});

/** Counter 8 alone does fishing licences, for which somebody waits: it is about to take something else. */
const withFishing = () => {
  const office = fishingAtEight();
  office.openCounter(8);
  office.draw('fischerei', kiosk());
  return office;
};
const movingEight: Steps = async ({ hand, language, office }) => {
  const words = adminWordsOf(language);
  const { t } = words;
  const { placeWord, services } = office.settings();
  const place = placePhrase(words, placeWord, '8');
  await hand.press(`${t('admin.moved.act')} ${place}`);
  const fishing = services.find(({ id }) => id === 'fischerei');
  await hand.press(fishing ? textOf(fishing.name, language) : '', 'checkbox');
  await hand.see(t('moving.saveAll'), 'button');
};

export const adminStates: State[] = [
  state('overview', 'What is going on now.', { ...at('overview', withDevices), picture: 0.75 }),
  state('menu', 'All pages, on narrow glass.', {
    ...at('overview', withAlarms),
    sizes: ['phone', 'narrow'],
    steps: ({ hand, language }) => {
      const { t } = adminWordsOf(language);
      return hand.press(t('admin.menu', { page: t('admin.page.overview') }));
    },
  }),
  state('overview-alarms', 'Something wants looking after.', at('overview', withAlarms)),
  state(
    'overview-closed',
    'Nobody is at work yet.',
    at('overview', () => openedMorning(0)),
  ),
  state('overview-stuck', 'Limits are reached: who waits longest, and where it is stuck.', at('overview', withStuck)),
  state('overview-move', 'What a counter takes today, and whom that leaves with nobody.', {
    ...at('overview', withFishing),
    steps: movingEight,
  }),
  state('watching', 'Who is told of faults, from when on, of which.', at('watching')),
  state('limits', 'From when on the overview warns.', at('limits')),
  state('insight', 'How forecasts held, and what a counter more would do.', at('insight', withPast)),
  state('insight-new', 'An office without a past.', at('insight')),
  state(
    'reports',
    'What the office has done.',
    at('reports/2017-11-06_2017-11-10', () => withReport()),
  ),
  state(
    'reports-clerks',
    'Figures per clerk are switched on.',
    at('reports/2017-11-06_2017-11-06', () => withReport({ figuresPerClerk: SWITCHED_ON })),
  ),
  state('reports-none', 'Nothing is known of a range.', at('reports/2017-01-02_2017-01-06')),
  state(
    'reports-sheet',
    'The sheet for the committee.',
    at('reports/sheet_2017-11-06_2017-11-19', () => withReport()),
  ),
  state('backups', 'Backups, and the way back rehearsed.', at('backups', withBackups)),
  state('backups-of-house', 'The office is in a database of the house.', at('backups', withHouseBackups)),
  state('backups-failed', 'The second place is not mounted, and one backup is torn.', at('backups', withFailedBackups)),
  state('privacy', 'Data protection, before anything is searched.', at('privacy')),
  state('privacy-proof', 'What the search over every table has found.', {
    ...at('privacy', withProof),
    steps: press('privacy.proof.run'),
  }),
  state('privacy-held', 'What is kept of one person.', {
    ...at('privacy', withHeld),
    steps: each(type('privacy.held.text', 'Quittenbaum'), press('privacy.held.find')),
  }),
  state('replay', 'Past weeks played again with a counter fewer.', at('replay', withReplay)),
  state('replay-new', 'Nothing has been played yet.', at('replay')),
  state('outage', 'A counter is missing: whom that hits.', at('outage')),
  state('paper', 'Blocks of paper numbers, and slips that were scanned.', {
    ...at('paper', withPaper),
    steps: each(scan(21), scan(22), type('admin.paper.next', 'done'), scan(17), scan(18), scan(17)),
  }),
  state('paper-out', 'A block on a slip printer, interrupted: paper is out.', at('paper', withPaperOut)),
  state('paper-none', 'No block of paper numbers yet.', at('paper')),
  state('outage-hits', 'The house closes: whom that hits.', {
    ...at('outage'),
    steps: type('admin.outage.kind', 'closed'),
  }),
  state('unfit', 'Appointments that have no room any more.', at('unfit', withUnfit)),
  state('unfit-none', 'All appointments have room.', at('unfit')),
  state('audit', 'Who did what, and that the log was altered.', at('audit', withAudit)),
  state('unusual', 'Many bookings from one network.', at('unusual', withUnusual)),
  state('office', 'Name, place, languages.', at('office')),
  state(
    'look',
    'The colour and the logo of the house.',
    at('look', () => busyMorning({ look: RED })),
  ),
  state('services', 'All services.', { ...at('services'), picture: 0.75 }),
  state('service', 'One service.', at('services/ausweis')),
  state('hours', 'Opening hours and closures.', at('hours')),
  state('appointments', 'When and how many appointments are offered.', at('appointments')),
  state(
    'form-fields',
    'What is asked besides when somebody books.',
    at('formFields', () => busyMorning({ formFields: FORM_FIELDS })),
  ),
  state(
    'form-field',
    "One field of the office's own.",
    at('formFields/0', () => busyMorning({ formFields: FORM_FIELDS })),
  ),
  state('order', 'The call order.', at('order')),
  state('counters', 'All counters.', at('counters')),
  state('counter', 'One counter.', at('counters/schalter-3')),
  state('kiosks', 'All kiosks.', at('kiosks')),
  state('kiosk', 'One kiosk.', at('kiosks/kiosk-1')),
  state('displays', 'All displays.', at('displays')),
  state('sound', 'Gong, voice and volume, and which pieces are recorded.', at('sound')),
  state('errands', 'Where visitors are sent from a counter.', at('errands')),
  state('errand', 'One such place.', at('errands/foto')),
  state(
    'announcements',
    'What displays and kiosks tell besides.',
    at('announcements', () => busyMorning({ announcements: ANNOUNCED })),
  ),
  state(
    'announcement',
    'One announcement.',
    at('announcements/0', () => busyMorning({ announcements: ANNOUNCED })),
  ),
  state(
    'texts',
    'The office’s own words for citizens.',
    at('texts', () => busyMorning(OWN_WORDS)),
  ),
  state('printers', 'All printers.', at('printers', withAlarms)),
  state('printer', 'One printer.', at('printers/drucker-1')),
  state('slip', 'What stands on the slip.', {
    open: () => ({
      office: busyMorning(),
      address: '#/slip',
      answering: ({ type }) => (type === 'previewSlip' ? 'never' : null),
    }),
  }),
  state('devices', 'Paired browsers and open links.', at('devices', withDevices)),
  ...mailStates,
  state('feeds', 'Other systems: programs, web hooks, bookings, calendars.', at('feeds', withInterfaces)),
  state('program', 'Another program is let in.', {
    ...at('feeds', withInterfaces),
    steps: press('admin.programs.add'),
  }),
  state('hook', 'Another program is to be told what happens.', {
    ...at('feeds', withInterfaces),
    steps: press('admin.hooks.add'),
  }),
  state('feed', 'One calendar.', at('feeds/feed-1', withInterfaces)),
  state('versions', 'What was saved, by whom, and the file of all settings.', at('versions', withVersions)),
  state('version-restored', 'What an old version would change.', {
    ...at('versions', withVersions),
    steps: press('admin.versions.restore'),
  }),
  state('unsaved', 'Something is not saved yet.', { ...renaming(), steps: type('admin.col.name', '7 a') }),
  ...peopleStates,
  ...doorStates,
  ...setupStates,
  state('unsaved-refused', 'Saving failed.', {
    ...renaming({ answering: isOffline }),
    steps: each(type('admin.col.name', '7 a'), save),
  }),
  state('conflict', 'Somebody else has changed the same.', {
    ...renaming(),
    steps: each(type('admin.col.name', '7 a'), savedByOthers, press('admin.conflict.settle')),
  }),
  state('saved', 'Saved just now, with the way back.', {
    ...renaming(),
    steps: each(type('admin.col.name', '7 a'), save),
  }),
  state('affected', 'Saving would hit somebody, and says whom.', {
    open: () => {
      const office = busyMorning();
      return {
        office,
        address: '#/counters/schalter-7',
        answering: ({ type }) => {
          const affected = [{ kind: 'counter', name: '7' }] as const;
          if (type === 'affectedBy')
            return { ok: true, result: { affected: [...affected], consent: 'agreed' } as never };
          return type === 'changeSettings'
            ? ({ ok: false, refusal: { code: 'affectsPeople', values: { count: 1 } } } as never)
            : null;
        },
      };
    },
    steps: each(type('admin.col.name', '7 a'), save),
  }),
  state('offline', 'The server is out of reach.', {
    open: () => ({ office: busyMorning(), address: '#/overview', online: false }),
  }),
];
