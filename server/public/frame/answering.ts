// How a page that needs nothing but itself is answered: in the language that is asked for or else preferred, and with a policy
// that lets nothing into it but what stands there.
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { isLanguage } from '../../../shared/languages';
import type { Language, Settings } from '../../../shared/settings';
import { ownStyle } from './Frame';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy for content of a page with the office's style, and with this script or none. */
export const policyOf = (settings: Settings, script: string | null): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(ownStyle(settings))}`,
    ...(script === null ? [] : [`script-src ${hashOf(script)}`, "connect-src 'self'"]),
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** `?lang=` where the office offers it, else what the browser prefers of what it offers, else German. */
export const languageOf = (request: Request, { languages }: Settings): Language => {
  const asked = String(request.query['lang'] ?? '');
  const offered = languages.find((one) => one === asked);
  if (offered) return offered;
  const preferred = request.acceptsLanguages([...languages]);
  return preferred !== false && isLanguage(preferred) ? preferred : 'de';
};
