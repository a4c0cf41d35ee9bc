// The day itself: it opens, time passes, it closes. Nobody asks for it but the office's own clock.
import { dayCommand, done } from './define';

export const dayTimeCommands = {
  openDay: dayCommand({
    does: 'The work of the day begins.',
    asks: {},
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  tick: dayCommand({ does: 'Time has passed.', asks: {}, answers: done, may: ['office'], right: null, when: 'always' }),
  closeDay: dayCommand({
    does: 'The day is over.',
    asks: {},
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
};
