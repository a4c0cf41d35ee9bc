// S50: what the office's own addresses are told of alarms, in one letter for all that is new at once.
import type { Settings } from '../../shared/settings';
import { wallTime } from '../../shared/time';
import type { AlarmNews } from '../../shared/watching/alarms';
import { figureWordsOf } from '../../shared/words/figures';
import { staffWordsOf } from '../../shared/words/staff';
import type { AlarmLetter } from '../storage/changes';
import type { Block } from './letters/page';
import { oneLine } from './letters/plain';
import { writeToStaff } from './letters/writing';
import type { Letter } from './messages';

const WORDS = staffWordsOf('de');
const KINDS = figureWordsOf('de');

/** `2017-11-06` and `09:00` as people here write them. */
const timeSaid = (at: number, timeZone: string): string => {
  const { day, time } = wallTime(at, timeZone);
  return `${day.split('-').reverse().join('.')}, ${time} Uhr`;
};

/** Its sentence, as counters and the administration show it. */
export const alarmSentence = ({ kind, about }: Pick<AlarmNews, 'kind' | 'about'>): string =>
  oneLine(WORDS.t(`fault.${kind}`, { about }));

const headline = ({ kind, about, phase }: AlarmNews): string => {
  const what = KINDS.t(`figures.fault.${kind}`);
  return WORDS.t(`watching.phase.${phase}`, { what: about === '' ? what : `${what} (${oneLine(about)})` });
};

const blocksOf = (news: AlarmNews, timeZone: string): Block => {
  const time = timeSaid(news.since, timeZone);
  const said =
    news.phase === 'over'
      ? [headline(news), WORDS.t('watching.overNow', { time })]
      : [headline(news), alarmSentence(news), WORDS.t('watching.since', { time })];
  return { kind: 'text', text: said.join('\n') };
};

export const alarmLetter = ({ to, news }: AlarmLetter, settings: Settings): Letter => {
  const [first] = news;
  const subject = news.length === 1 && first ? headline(first) : WORDS.count('watching.many', news.length);
  const end: Block = { kind: 'text', text: WORDS.t('watching.end') };
  const blocks = [...news.map((one) => blocksOf(one, settings.office.timeZone)), end];
  return { ...writeToStaff(settings, subject, blocks), to, calendar: null, leave: null };
};
