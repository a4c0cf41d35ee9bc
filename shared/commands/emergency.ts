// K8: somebody at a counter is in danger, and everybody else comes.
import { idSchema } from '../settings/basics';
import { dayCommand, done } from './define';

/** Whose call for help it is: the counter's. */
const asks = { counterId: idSchema };

export const emergencyCommands = {
  callEmergency: dayCommand({
    does: 'The clerk is in danger: every other counter and the administration show and sound it (K8).',
    asks: {},
    answers: done,
    may: ['counter'],
    right: 'own',
    when: 'always',
  }),
  acknowledgeEmergency: dayCommand({
    does: 'Somebody comes to help; all see who.',
    asks,
    answers: done,
    may: ['counter', 'admin'],
    right: 'own',
    when: 'always',
  }),
  endEmergency: dayCommand({
    does: 'The danger is over, or it was called by mistake.',
    asks,
    answers: done,
    may: ['counter', 'admin'],
    right: 'own',
    when: 'always',
  }),
};
