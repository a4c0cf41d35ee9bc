// What the gallery's office answers beside the day: free times as they are, and of paper that it is printed.
import { type Answered, done } from '../../../server/office/answers';
import type { Offering } from '../../../server/office/publicTimes';
import { kioskTimes } from '../../../server/screens/kioskTimes';
import type { ScreenCommand } from '../../../shared/commands';

/** What only the server's surroundings could answer is done, and answered with nothing. */
export const besideDay = (branch: Offering, command: ScreenCommand): Answered => {
  if (command.type === 'timesAtKiosk') return kioskTimes(branch, command);
  return done(command.type === 'printSheet' ? { state: 'printed', picture: null } : {});
};
