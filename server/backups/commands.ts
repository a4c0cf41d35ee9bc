// What the page of backups asks: what there is, one now, and the way back tried.
import type { backupCommands } from '../../shared/commands/machine/backups';
import { type Answers, done } from '../office/answers';
import type { Backups } from './backups';

export const backupAnswers = (backups: Backups): Answers<keyof typeof backupCommands> => ({
  backups: () => done(backups.state()),
  backUpNow: () => {
    backups.backUp();
    return done(backups.state());
  },
  rehearseRestore: ({ name, place }) => {
    backups.rehearse(name, place);
    return done(backups.state());
  },
});
