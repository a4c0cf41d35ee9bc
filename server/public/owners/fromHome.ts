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
  branch: Pick<Followed, 'settings' | 'today'>;
  proofs: Pick<ProofOfWork, 'redeem'>;
  replies: Pick<Replies, 'ask'>;
  networkOf: NetworkOf;
  kept: Kept;
};

export const fromHomeRoute = ({ branch, proofs, replies, networkOf, kept }: FromHomeParts): Route => {
  let drawn = { day: '', byNetwork: createNetworkTally(DAY_MS) };
  /** Of today alone: who has drawn in the evening may draw in the morning. */
  const drawnToday = () => {
    const { day } = branch.today();
    if (drawn.day !== day) drawn = { day, byNetwork: createNetworkTally(DAY_MS) };
    return drawn.byNetwork;
  };
  /** Under way, so that many at once are no more than one after the other. */
  let asking: Promise<unknown> = Promise.resolve();
  kept.add('numbersFromHome', () => drawn.byNetwork.size());
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
          return drawnToday().of(network) >= branch.settings().fromHome.perNetwork ? 'tooManyFromHome' : null;
        });
        // What came to nothing counts for nobody.
        if (isNew && reply.ok) drawnToday().add(network);
        return reply;
      };
      const mine = asking.then(draw);
      asking = mine.catch(() => undefined);
      say(response, shown(await mine, homeNumberSchema));
    },
  );
};
