// G17: a demonstration ends. The office after it is made whole in a file of its own, which takes the place of the old one.
import type { CommandOf } from '../../shared/commands';
import type { DemonstrationEnded, goingLiveCommands } from '../../shared/commands/settings';
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { type Answers, done, type Keeping, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import { OFFICE } from '../office/turns/decider';
import { emptyTurn } from '../office/turns/unitOfWork';
import type { Change } from '../storage/changes';
import type { Renewal } from '../storage/engine';
import type { Store } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import { officeAfter } from './newOffice';

export type GoingLiveParts = {
  /** The office after it, until it takes this one's place. */
  renewal: Renewal;
  store: Pick<Store, 'devices'>;
  branch: Pick<Branch, 'settings' | 'now'>;
  log: Logger;
  /** Ends this office and opens it again, with the file that is there then; null where nobody can. */
  renew: (() => void) | null;
};

/** The browser that asks stays the administration: everything else of people and screens is gone. */
const whoStays = async (store: GoingLiveParts['store'], by: Actor): Promise<Change[]> => {
  const devices = await store.devices.all();
  return devices
    .filter(({ id }) => by.kind === 'device' && id === by.deviceId)
    .map((device): Change => ({ type: 'addDevice', device }));
};

/** Takes a step in a whole database of its own, with these settings, which is closed again. */
const intoFresh =
  (renewal: Renewal, settings: Settings, at: number): TakeStep =>
  async (decide) => {
    await renewal.clear();
    const fresh = await renewal.open();
    try {
      const version = { version: 1, at, by: OFFICE, settings, commandId: null, answer: null, after: null };
      await fresh.commit({ ...emptyTurn(), settings: version });
      const { result, changes } = await decide();
      await fresh.save(changes);
      return result;
    } finally {
      await fresh.close();
    }
  };

export const goingLiveAnswers = ({
  renewal,
  store,
  branch,
  log,
  renew,
}: GoingLiveParts): Answers<keyof typeof goingLiveCommands> => {
  let isUnderWay = false;

  const end = async (
    keep: CommandOf<'endDemonstration'>['keep'],
    by: Actor,
    keeping: Keeping,
  ): Promise<Reply<DemonstrationEnded>> => {
    const before = branch.settings();
    if (!before.office.demonstration || renew === null) return refused('noDemonstration');
    const at = Date.now();
    const changes = await whoStays(store, by);
    const ended = done({ keptIn: renewal.keptIn(at) });
    // The answer goes with the browser: asked again after the start, it is the same.
    await keeping(() => ({ result: ended, changes }), intoFresh(renewal, officeAfter(before, keep), at));
    if (branch.settings() !== before) {
      await renewal.clear();
      return refused('settingsChangedMeanwhile');
    }
    await renewal.decide(at);
    log.warn({ keep, keptIn: renewal.keptIn(at) }, 'the demonstration ends');
    renew();
    return ended;
  };

  return {
    endDemonstration: async ({ keep }, { by, keeping }) => {
      if (isUnderWay) return refused('tooMany', { seconds: 1 });
      isUnderWay = true;
      try {
        return await end(keep, by, keeping);
      } finally {
        isUnderWay = false;
      }
    },
  };
};
