// The public API: one table of routes, and the document that is made from it.
import { z } from 'zod';
import type { Answers } from '../answers';
import type { Branch } from '../branch';
import { noBody, nothing, openApiOf } from '../openapi';
import { type Route, route } from '../routes';
import { bookingRoutes } from './bookings';
import { createFreeSlots } from './free';
import { createHolds } from './holds';
import { lookRoutes } from './looks';
import { createProofOfWork, type Effort } from './proofOfWork';
import { createReplies } from './replies';
import { type VisitParts, visitRoutes } from './visits';

export type BookingApiParts = {
  branch: Branch;
  answers: Answers;
  waitingList: VisitParts['waitingList'];
  ticketUrl: (key: string) => string;
  /** What a proof of work costs (A5). */
  effort: Effort;
  /** The program's version, for the document. */
  version: string;
};

/** All routes of the public API, the document's own among them. */
export const bookingApi = ({ branch, answers, waitingList, ticketUrl, effort, version }: BookingApiParts): Route[] => {
  const free = createFreeSlots(branch);
  const proofs = createProofOfWork({ effort });
  const replies = createReplies({ branch, answers, free });
  const routes = [
    ...lookRoutes({ branch, free, proofs, ticketUrl }),
    ...bookingRoutes({ branch, holds: createHolds(branch), proofs, replies }),
    ...visitRoutes({ branch, proofs, waitingList }),
  ];
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
      response.json(described);
    },
  );
  const described = openApiOf('Wertmarke: appointments', version, [...routes, document]);
  return [...routes, document];
};
