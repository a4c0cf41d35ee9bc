// A22: an appointment found by the code on its paper. Guessing is slow, costs work, and learns nothing from how it is refused.
import { findRequestSchema } from '../../../shared/booking';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { createAttempts, createNetworkAttempts } from '../../limits/attempts';
import type { Kept } from '../../limits/kept';
import type { Network } from '../../queue/day/network';
import { ACT, json } from '../booking/bookings';
import type { ProofOfWork } from '../booking/proofOfWork';
import { foundSchema } from '../booking/publicSchemas';
import { give, type NetworkOf, say } from '../booking/replies';
import type { Followed } from '../followed';

export type FindingParts = {
  branch: Pick<Followed, 'dayOfCode' | 'codeLike' | 'dayNamed'>;
  proofs: Pick<ProofOfWork, 'redeem'>;
  networkOf: NetworkOf;
  kept: Kept;
};

/** Wrong codes of a network, and of everybody, within ten minutes: more than people mistype. */
const WRONG_CODES = { ofNetwork: 10, ofAll: 600, seconds: 600 };
const EVERYBODY = 'all';

const refused = (...said: Parameters<typeof refuse>): Reply => ({ ok: false, ...refuse(...said) });

export const findingRoute = ({ branch, proofs, networkOf, kept }: FindingParts): Route => {
  const ofNetworks = createNetworkAttempts(WRONG_CODES.ofNetwork, WRONG_CODES.seconds);
  const ofAll = createAttempts(WRONG_CODES.ofAll, WRONG_CODES.seconds);
  kept.add('codeGuessers', ofNetworks.size);

  const keyOf = (typed: string): string | null => {
    const code = branch.codeLike(typed);
    const day = code === null ? null : branch.dayOfCode(code);
    return day === null || code === null ? null : (branch.dayNamed(day).byCode.get(code)?.key ?? null);
  };
  const wait = async (network: Network): Promise<number | null> =>
    (await ofNetworks.wait(network)) ?? (await ofAll.wait(EVERYBODY));

  return route(
    {
      ...ACT,
      path: '/api/appointments/find',
      name: 'findAppointment',
      summary:
        'The key of an appointment from today on, by its code; letters and figures that a pen makes alike are the same.',
      body: json(findRequestSchema),
      answer: replyWith(foundSchema),
      refusals: ['proofNeeded', 'unknownVisit', 'tooMany'],
    },
    async ({ body: { id, code, proof } }, response) => {
      const network = networkOf(response);
      const seconds = await wait(network);
      if (seconds !== null) return say(response, refused('tooMany', { seconds }));
      if (!(await proofs.redeem(proof, id, network))) return say(response, refused('proofNeeded'));
      const key = keyOf(code);
      if (key !== null) return give(response, { key });
      await Promise.all([ofNetworks.count(network), ofAll.count(EVERYBODY)]);
      say(response, refused('unknownVisit'));
    },
  );
};
