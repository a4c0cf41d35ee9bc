// M14: the owner of a ticket that was called asks who was called before.

import { receiptSchema } from '../../../shared/fairness/receipt';
import { refuse } from '../../../shared/refusals';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';

import { receiptOf } from '../../queue/views/receipt';
import { keySchema, LOOK } from '../booking/queries';
import { give, say } from '../booking/replies';
import type { Followed } from '../followed';

export const receiptRoute = ({ branch }: { branch: Pick<Followed, 'dayOfKey' | 'settings'> }): Route =>
  route(
    {
      ...LOOK,
      path: '/api/tickets/:key/receipt',
      name: 'getReceipt',
      summary: 'Of a ticket that was called: who was called before, by number and rule, the latest first.',
      params: keySchema,
      answer: replyWith(receiptSchema),
      refusals: ['unknownVisit'],
    },
    async ({ params: { key } }, response) => {
      const day = await branch.dayOfKey(key);
      const receipt = day && receiptOf(day, branch.settings(), key);
      if (receipt) give(response, receipt);
      else say(response, { ok: false, ...refuse('unknownVisit') });
    },
  );
