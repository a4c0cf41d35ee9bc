// W23: numbers that are drawn at home, by a proof of work and with a limit for each network.
import { homeRequestSchema } from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import type { Kept } from '../../limits/kept';
import { createNetworkTally } from '../../limits/tally';
import { keysOf, loadOf, type Network } from '../../queue/day/network';
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
  /** By their ids: asked and not answered yet. They count, so that many at once are no more than one after the other. */
  const underWay = new Map<string, Network>();
  const drawing = (network: Network) =>
    loadOf(network, (key) => [...underWay.values()].filter((one) => keysOf(one).includes(key)).length);
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
      let isMine = false;
      try {
        const reply = await replies.ask({ id, command, network }, async () => {
          if (!(await proofs.redeem(proof, id, network))) return 'proofNeeded';
          // Said again before the first was answered: the office gives both the same answer (N4).
          if (underWay.has(id)) return null;
          const most = branch.settings().fromHome.perNetwork;
          if (drawnToday().of(network) + drawing(network) >= most) return 'tooManyFromHome';
          underWay.set(id, network);
          isMine = true;
          return null;
        });
        // What came to nothing counts for nobody.
        if (isMine && reply.ok) drawnToday().add(network);
        say(response, shown(reply, homeNumberSchema));
      } finally {
        if (isMine) underWay.delete(id);
      }
    },
  );
};
