// X3: the day list over HTTP, for a counter at which somebody is logged in and for the administration.
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { RefusalCode } from '../../shared/refusals';
import { tokenSchema } from '../../shared/settings';
import { doerAt } from '../identity/devices';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { sitsAt } from '../queue/day/day';
import { DAY_LIST_STYLE, dayListOf } from './dayList';

const styleHash = createHash('sha256').update(DAY_LIST_STYLE).digest('base64');
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type DayListPageParts = {
  branch: Pick<Branch, 'today' | 'settings' | 'now'>;
  identity: Identity;
  audit: Pick<Audit, 'looked'>;
};

/** Sends the list to the device that the request names and proves; otherwise says why not, and sends nothing. */
export const sendDayList = async (
  parts: DayListPageParts,
  request: Request,
  response: Response,
): Promise<RefusalCode | null> => {
  const { branch } = parts;
  const deviceId = tokenSchema.safeParse(request.query['device']);
  const proof = deviceId.success ? proofOf(parts.identity, request.headers.cookie, deviceId.data) : null;
  if (proof === null) return 'notPaired';
  const { role, stationId } = proof.device;
  const sits = sitsAt(branch.today(), stationId, proof.person?.id ?? null);
  if (role === 'counter' && !sits) return 'notLoggedIn';
  if (role !== 'counter' && role !== 'admin') return 'notAllowed';
  if (proof.person === null) return 'notLoggedIn';
  if (!parts.identity.persons.rights(proof.person.id).has('readNames')) return 'noRight';
  await parts.audit.looked(doerAt(proof.device, proof.person?.id), { name: 'dayList' });
  response
    .set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY })
    .type('html')
    .send(dayListOf(branch.today(), branch.settings(), branch.now()));
  return null;
};
