// The public API: one table of routes, and the document that is made from it.
import { gzipSync } from 'node:zlib';
import type { Response } from 'express';
import { z } from 'zod';
import { noBody, nothing, openApiOf } from '../http/openapi';
import { type Route, route } from '../http/routes';
import type { Kept } from '../limits/kept';
import type { Networks } from '../limits/networks';
import { createNetworkTally } from '../limits/tally';
import type { Answers } from '../storage/replyCache';
import { bookingRoutes } from './booking/bookings';
import { createFreeSlots } from './booking/free';
import { createHolds } from './booking/holds';
import { createProofOfWork, type Effort } from './booking/proofOfWork';
import { queryRoutes } from './booking/queries';
import { createReplies } from './booking/replies';
import { type VisitParts, visitRoutes } from './booking/visits';
import type { Followed } from './followed';
import { findingRoute } from './owners/finding';
import { fromHomeRoute } from './owners/fromHome';
import { type PushingParts, pushingRoutes } from './owners/pushing';
import { receiptRoute } from './owners/receipt';
import { type RemindingParts, remindingRoutes } from './owners/reminding';
import { type RecordsParts, recordRoutes } from './records';
import type { TicketSnapshots } from './ticketSnapshots';
import type { KeptBoard } from './waits/board';
import { waitRoutes } from './waits/openData';

export type BookingApiParts = {
  branch: Followed;
  answers: Pick<Answers, 'recall'>;
  waitingList: VisitParts['waitingList'];
  reminders: RemindingParts['reminders'];
  push: PushingParts['push'];
  records: RecordsParts['records'];
  ticketUrl: (key: string) => string;
  snapshots: Pick<TicketSnapshots, 'of'>;
  /** What a proof of work costs (A5). */
  effort: Effort;
  /** C7: what the screens in the office show. */
  signs: VisitParts['signs'];
  networks: Networks;
  /** Told what is remembered here of those who ask. */
  kept: Kept;
  /** F10: what everybody may know of waits. */
  waits: () => KeptBoard;
  /** The program's version, for the document. */
  version: string;
};

const HOUR_MS = 3_600_000;

/** All routes of the public API, the document's own among them. */
export const bookingApi = (parts: BookingApiParts): Route[] => {
  const { branch, answers, waitingList, ticketUrl, effort, signs, version } = parts;
  const free = createFreeSlots(branch);
  const held = createNetworkTally(HOUR_MS);
  const proofs = createProofOfWork({ effort, held });
  const holds = createHolds(branch);
  const networkOf = (response: Response) => parts.networks.networkOf(response.req);
  const replies = createReplies({ branch, answers, free });
  const routes = [
    ...queryRoutes({ branch, free, proofs, ticketUrl, networkOf, snapshots: parts.snapshots, kept: parts.kept }),
    ...bookingRoutes({ branch, holds, proofs, replies, held, networkOf }),
    findingRoute({ branch, proofs, networkOf, kept: parts.kept }),
    ...pushingRoutes({ push: parts.push }),
    ...recordRoutes({ records: parts.records }),
    receiptRoute({ branch }),
    fromHomeRoute({ proofs, replies, networkOf }),
    ...remindingRoutes({ branch, ticketUrl, reminders: parts.reminders }),
    ...waitRoutes(parts.waits),
    ...visitRoutes({ branch, proofs, replies, waitingList, signs, networkOf, kept: parts.kept }),
  ];
  parts.kept.add('holds', holds.size);
  parts.kept.add('proofs', proofs.size);
  parts.kept.add('networks', held.size);
  parts.kept.add('offers', free.size);
  const document = route(
    {
      method: 'get',
      path: '/api/openapi.json',
      name: 'getDocument',
      summary: 'This document.',
      access: 'open',
      ...{ params: nothing, query: nothing, body: noBody, refusals: [] },
      answer: { type: 'application/json', schema: z.looseObject({ openapi: z.string() }) },
    },
    (_asked, response) => {
      const isPacked = response.req.acceptsEncodings('gzip') === 'gzip';
      response.type('json').vary('Accept-Encoding');
      if (isPacked) response.set('Content-Encoding', 'gzip');
      response.send(isPacked ? packed : plain);
    },
  );
  // Made once: who asks for it again and again, and takes nothing of it, is kept no copies.
  const plain = Buffer.from(JSON.stringify(openApiOf('Wertmarke: appointments', version, [...routes, document])));
  const packed = gzipSync(plain);
  return [...routes, document];
};
