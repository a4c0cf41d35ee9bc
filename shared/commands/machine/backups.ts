// Backups of the office: what there is, one now, and the way back tried (S45 to S47).
import { z } from 'zod';
import { BACKUP_PLACES, type BackupsState } from '../../backups/state';
import { answer, query, roomCommand } from '../define';

/** The name of a backup's folder, and no way out of it. */
const backupName = z.string().regex(/^wertmarke-\d{4}-\d\d-\d\d-\d{6}Z$/);

export const backupCommands = {
  backups: query({
    does: 'Which backups there are, what is under way, and when the next one is due (S45).',
    asks: {},
    answers: answer<BackupsState>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
  }),
  backUpNow: roomCommand({
    does: 'Begins a backup; where something is under way already, that goes on. `backups` tells what comes of it.',
    asks: {},
    answers: answer<BackupsState>(),
    right: 'changeSettings',
    isRemembered: false,
  }),
  rehearseRestore: roomCommand({
    does: 'Opens a backup beside the running office and reads it through as a start would (S47); `backups` tells what was found.',
    asks: { name: backupName, place: z.enum(BACKUP_PLACES) },
    answers: answer<BackupsState>(),
    right: 'changeSettings',
    isRemembered: false,
  }),
};
