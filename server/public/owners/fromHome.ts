// W23: numbers that are drawn at home, by a proof of work and with a limit for each network.
import { homeRequestSchema } from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import type { Kept } from '../../limits/kept';
import { createNetworkTally } from '../../limits/tally';
import { ACT, json } from '../booking/bookings';
import type { ProofOfWork } from '../booking/proofOfWork';
import { homeNumberSchema } from '../booking/publicSchemas';
import { type NetworkOf, type Replies, say, shown } from '../booking/replies';
import type { Followed } from '../followed';

const DAY_MS = 24 * 3_600_000;

export type FromHomeParts = {
  branch: Pick<Followed, 'settings'>;
  proofs: Pick<ProofOfWork, 'redeem'>;
  replies: Pick<Replies, 'ask'>;
  networkOf: NetworkOf;
  kept: Kept;
};

export const fromHomeRoute = ({ branch, proofs, replies, networkOf, kept }: FromHomeParts): Route => {
  const drawn = createNetworkTally(DAY_MS);
  /** Of each network, so that many at once are no more than one after the other; and nobody waits for other networks. */
  const asking = new Map<string, Promise<unknown>>();
  kept.add('numbersFromHome', drawn.size);
  return route(
    {
      ...ACT,
      path: '/api/numbers',
      name: 'drawFromHome',
      summary:
        'Draws a number for today at home. It is called only after its owner has checked in with it, as with an appointment.',
      body: json(homeRequestSchema),
      answer: replyWith(homeNumberSchema),
      refusals: [
        ...([
          'proofNeeded',
          'notFromHome',
          'fromHomeUsedUp',
          'tooManyFromHome',
          'unknownService',
          'closedNow',
        ] as const),
        ...([
          'contingentUsedUp',
          'fullHouse',
          'noCounterServes',
          'noNumbersLeft',
          'dayClosed',
          'idUsedBefore',
        ] as const),
      ],
    },
    async ({ body: { id, proof, ...wish } }, response) => {
      const network = networkOf(response);
      const command: Command = { type: 'drawFromHome', ...wish };
      const draw = async () => {
        let isNew = false;
        const reply = await replies.ask({ id, command, network }, async () => {
          isNew = true;
          if (!(await proofs.redeem(proof, id, network))) return 'proofNeeded';
          return drawn.of(network) >= branch.settings().fromHome.perNetwork ? 'tooManyFromHome' : null;
        });
        // What came to nothing counts for nobody.
        if (isNew && reply.ok) drawn.add(network);
        return reply;
      };
      const mine = (asking.get(network.narrow) ?? Promise.resolve()).then(draw);
      const over: Promise<unknown> = mine
        .catch(() => undefined)
        .then(() => asking.get(network.narrow) === over && asking.delete(network.narrow));
      asking.set(network.narrow, over);
      say(response, shown(await mine, homeNumberSchema));
    },
  );
};
