// W23: numbers that are drawn at home, by a proof of work; how many of a network the office says.
import { homeRequestSchema } from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { ACT, json } from '../booking/bookings';
import type { ProofOfWork } from '../booking/proofOfWork';
import { homeNumberSchema } from '../booking/publicSchemas';
import { type NetworkOf, type Replies, say, shown } from '../booking/replies';

export type FromHomeParts = {
  proofs: Pick<ProofOfWork, 'redeem'>;
  replies: Pick<Replies, 'ask'>;
  networkOf: NetworkOf;
};

export const fromHomeRoute = ({ proofs, replies, networkOf }: FromHomeParts): Route =>
  route(
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
      const gate = async () => ((await proofs.redeem(proof, id, network)) ? null : 'proofNeeded');
      say(response, shown(await replies.ask({ id, command, network }, gate), homeNumberSchema));
    },
  );
