import type { Applies, SeenNetwork } from '../../changes';
import { readable } from '../../rows/readable';
import { seenNetworkOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

export const createSeenNetworkRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT network, at FROM networks_seen ORDER BY at, network');
  const insert = database.prepare('INSERT OR REPLACE INTO networks_seen (network, at) VALUES (?, ?)');
  const deleteOld = database.prepare(
    `DELETE FROM networks_seen WHERE at < ? OR network IN
     (SELECT network FROM networks_seen ORDER BY at DESC LIMIT -1 OFFSET ?)`,
  );
  return {
    all: (): SeenNetwork[] => readable(select.all(), seenNetworkOf),
    apply: {
      seeNetwork: ({ seen: { network, at }, forgetBefore, most }) => {
        insert.run(network, at);
        deleteOld.run(forgetBefore, most);
      },
    } satisfies Applies<'seeNetwork'>,
  };
};
