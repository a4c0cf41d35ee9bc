// P17: a block to be printed, over HTTP, for whoever may operate the office's machines.
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { RefusalCode } from '../../shared/refusals';
import { tokenSchema } from '../../shared/settings';
import type { Identity } from '../identity/identity';
import { proofOf } from '../identity/requestAuth';
import type { Branch } from '../office/branch';
import type { PaperBlocks } from './blocks';
import { SHEET_STYLE, sheetOf } from './sheet';

const styleHash = createHash('sha256').update(SHEET_STYLE).digest('base64');
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type PaperSheetParts = {
  blocks: Pick<PaperBlocks, 'printed'>;
  branch: Pick<Branch, 'settings'>;
  identity: Identity;
  ticketUrl: (key: string) => string;
};

/** Sends the block to the device that the request names and proves; otherwise says why not, and sends nothing. */
export const sendPaperSheet = (
  { blocks, branch, identity, ticketUrl }: PaperSheetParts,
  request: Request,
  response: Response,
): RefusalCode | null => {
  const deviceId = tokenSchema.safeParse(request.query['device']);
  const proof = deviceId.success ? proofOf(identity, request.headers.cookie, deviceId.data) : null;
  if (proof === null) return 'notPaired';
  if (proof.device.role !== 'admin') return 'notAllowed';
  if (proof.person === null) return 'notLoggedIn';
  if (!identity.persons.rights(proof.person.id).has('operate')) return 'noRight';
  const blockId = request.query['block'];
  const printed = typeof blockId === 'string' ? blocks.printed(blockId) : null;
  if (printed === null) return 'unknownBlock';
  response
    .set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY })
    .type('html')
    .send(sheetOf(printed, branch.settings(), ticketUrl));
  return null;
};
