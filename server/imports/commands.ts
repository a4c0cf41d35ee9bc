// What the administration asks about other booking systems: their sources, files, calendars.
import type { NameOfKind } from '../../shared/commands';
import type { importCommands } from '../../shared/commands/imports';
import type { FeedView } from '../../shared/imports';
import type { Reply } from '../../shared/protocol';
import { type Answers, done, refused } from '../basics/answers';
import type { Feeds } from './feeds/feeds';
import type { Files } from './files';
import type { Sources } from './sources';

type Parts = {
  sources: Pick<Sources, 'create' | 'revoke'>;
  feeds: Pick<Feeds, 'setAddress' | 'readNow' | 'decideMissed'>;
  files: Files;
  /** Told when sources or addresses have changed. */
  changed: () => void;
};

export const importAnswers = ({
  sources,
  feeds,
  files,
  changed,
}: Parts): Answers<keyof typeof importCommands & NameOfKind<'room'>> => {
  const changing = (isDone: boolean, otherwise: 'unknownSource' | 'unknownFeed'): Reply<null> => {
    if (!isDone) return refused(otherwise);
    changed();
    return done(null);
  };
  const viewed = (view: FeedView | null): Reply<FeedView> => (view === null ? refused('unknownFeed') : done(view));

  return {
    createSource: ({ name }, { keeping }) =>
      keeping(() => {
        const result = sources.create(name);
        if (result === null) return refused('nameTaken');
        changed();
        return done(result);
      }),
    revokeSource: ({ sourceId }, { keeping }) => keeping(() => changing(sources.revoke(sourceId), 'unknownSource')),
    previewCsv: files.preview,
    importCsv: files.import,
    setFeedAddress: ({ feedId, url }, { keeping }) =>
      keeping(() => changing(feeds.setAddress(feedId, url), 'unknownFeed')),
    readFeed: async ({ feedId }) => viewed(await feeds.readNow(feedId)),
    decideMissed: async ({ feedId, decision }) => viewed(await feeds.decideMissed(feedId, decision)),
  };
};
