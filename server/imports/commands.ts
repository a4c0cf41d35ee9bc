// What the administration asks about other booking systems: their sources, files, calendars.
import type { NameOfKind } from '../../shared/commands';
import type { importCommands } from '../../shared/commands/imports';
import type { FeedView } from '../../shared/imports';
import type { Reply } from '../../shared/protocol';
import { type Answers, done, orRefused, refused, telling } from '../office/answers';
import { answering } from '../storage/steps';
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
  const viewed = (view: FeedView | null): Reply<FeedView> => (view === null ? refused('unknownFeed') : done(view));

  return {
    createSource: ({ name }, { keeping }) =>
      telling(
        keeping(() =>
          answering(sources.create(name), (created) => (created === null ? refused('nameTaken') : done(created))),
        ),
        changed,
      ),
    revokeSource: ({ sourceId }, { keeping }) =>
      telling(
        keeping(() => orRefused(sources.revoke(sourceId), 'unknownSource')),
        changed,
      ),
    previewCsv: files.preview,
    importCsv: files.import,
    setFeedAddress: ({ feedId, url }, { keeping }) =>
      telling(
        keeping(() => orRefused(feeds.setAddress(feedId, url), 'unknownFeed')),
        changed,
      ),
    readFeed: async ({ feedId }) => viewed(await feeds.readNow(feedId)),
    decideMissed: async ({ feedId, decision }) => viewed(await feeds.decideMissed(feedId, decision)),
  };
};
