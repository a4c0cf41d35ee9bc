// W21: the page over HTTP, in the language that is asked for or else preferred.
import { createHash } from 'node:crypto';
import type { Express, Request } from 'express';
import { isLanguage } from '../../../shared/languages';
import type { Language, Settings } from '../../../shared/settings';
import type { KeptBoard } from './board';
import { LEAVE_PATH, ownParts, pageOf } from './page';

const KEPT_SEC = 30;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyOf = (settings: Settings): string => {
  const { style, script } = ownParts(settings);
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
};

/** `?lang=` where the office offers it, else what the browser prefers of what it offers, else German. */
const languageOf = (request: Request, { languages }: Settings): Language => {
  const asked = String(request.query['lang'] ?? '');
  const offered = languages.find((one) => one === asked);
  if (offered) return offered;
  const preferred = request.acceptsLanguages([...languages]);
  return preferred !== false && isLanguage(preferred) ? preferred : 'de';
};

type Pages = { policy: string; byLanguage: Map<Language, string> };

/** No cookie, nothing of whoever asks: a page of each language, made once for all of them. */
export const serveLeavePage = (app: Express, boardNow: () => KeptBoard): void => {
  const made = new WeakMap<KeptBoard, Pages>();
  app.get(LEAVE_PATH, (request, response) => {
    const kept = boardNow();
    const pages = made.get(kept) ?? { policy: policyOf(kept.settings), byLanguage: new Map<Language, string>() };
    made.set(kept, pages);
    const language = languageOf(request, kept.settings);
    const page = pages.byLanguage.get(language) ?? pageOf(kept, language);
    pages.byLanguage.set(language, page);
    response
      .set({ 'Cache-Control': `public, max-age=${KEPT_SEC}`, 'Content-Security-Policy': pages.policy })
      .vary('Accept-Language')
      .type('html')
      .send(page);
  });
};
