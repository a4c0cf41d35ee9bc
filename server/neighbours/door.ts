// M18: where the other offices of the database knock: what is free here, and an appointment that is to come, or to go back.
import { timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { serviceFor } from '../../shared/offices/matters';
import type { BookingResult, Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Logger } from '../basics/log';
import { refuseRequest } from '../http/http';
import { createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Branch } from '../office/branch';
import { staffTimes } from '../office/staffTimes';
import { giveBackAsked, ROOT, takeAsked, timesAsked } from './said';

export type DoorParts = {
  branch: Pick<Branch, 'settings' | 'now' | 'anyDay' | 'handleOwn'>;
  /** What only whoever reads this office's row in the database knows. */
  key: string;
  networks: Pick<Networks, 'networkOf'>;
  log: Pick<Logger, 'error'>;
};

const MOST_BYTES = 20_000;
/** In a minute, from one network. */
const MOST_GUESSES = 20;
/** Transfers that came to an end: what still is on its way of them comes too late. */
const MOST_OVER = 10_000;

const isKey = (request: Request, key: string): boolean => {
  const said = Buffer.from(request.get('authorization') ?? '');
  const right = Buffer.from(`Bearer ${key}`);
  return said.length === right.length && timingSafeEqual(said, right);
};

const timesOf = async ({ branch }: DoorParts, { matters, persons, day }: z.output<typeof timesAsked>) => {
  const { services, office } = branch.settings();
  const bookable = services.filter(({ booking }) => booking !== 'nobody');
  const found = matters.map((matter) => ({ matter, service: serviceFor(matter, bookable) }));
  const lacking = found.flatMap(({ matter, service }) => (service === undefined ? [matter.name.de] : []));
  if (lacking.length > 0) return { is: 'lacking', services: lacking };
  const serviceIds = [...new Set(found.flatMap(({ service }) => service?.id ?? []))];
  const times = await staffTimes(branch, { serviceIds, persons }, day);
  return { is: 'there', serviceIds, place: office.place, ...times };
};

/** An app of its own for the office's port, which asks for the key before it reads anything. */
export const createDoor = (parts: DoorParts): Express => {
  const { branch, key, networks, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  const guesses = createNetworkAttempts(MOST_GUESSES, 60);
  const over = new LRUCache<string, true>({ max: MOST_OVER });

  const serve = <Asked extends z.ZodType>(
    path: string,
    schema: Asked,
    answer: (asked: z.output<Asked>) => Promise<unknown>,
  ) => {
    app.post(`${ROOT}${path}`, async (request: Request, response: Response) => {
      const asked = schema.safeParse(request.body);
      if (!asked.success) return refuseRequest(response, 'malformed', { where: 'body', what: 'another version' });
      try {
        response.json(await answer(asked.data));
      } catch (error) {
        log.error({ error }, 'another office could not be answered');
        refuseRequest(response, 'storageFailed');
      }
    });
  };

  app.use(ROOT, async (request, response, next) => {
    if (isKey(request, key)) return next();
    const wait = await guesses.count(networks.networkOf(request));
    if (wait !== null) return refuseRequest(response, 'tooManyOfNetwork', { seconds: wait });
    response.status(401).json({ ok: false, ...refuse('notAllowed') });
  });
  app.use(ROOT, express.json({ limit: MOST_BYTES }));
  serve('/times', timesAsked, (asked) => timesOf(parts, asked));
  serve('/take', takeAsked, async (asked) => {
    const { transferId } = asked.from;
    const isOver = over.has(transferId);
    if (asked.isLate) over.set(transferId, true);
    const reply = (await branch.handleOwn({
      ...{ type: 'takeAppointment', ...asked, isLate: asked.isLate || isOver },
    })) as Reply<BookingResult>;
    if (!reply.ok) return reply;
    const { slotAt, code, url } = reply.result;
    return { ok: true, result: { slotAt, code, url, place: branch.settings().office.place } };
  });
  serve('/give-back', giveBackAsked, (asked) => {
    over.set(asked.transferId, true);
    return branch.handleOwn({ type: 'giveBack', ...asked });
  });
  return app;
};
