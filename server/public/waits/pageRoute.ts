// W21: the page over HTTP.
import type { Express } from 'express';
import type { Language } from '../../../shared/settings';
import { languageOf, policyOf } from '../frame/answering';
import type { KeptBoard } from './board';
import { LEAVE_PATH, pageOf } from './page';
import { RENEW } from './script';

const KEPT_SEC = 30;

type Pages = { policy: string; byLanguage: Map<Language, string> };

/** No cookie, nothing of whoever asks: a page of each language, made once for all of them. */
export const serveLeavePage = (app: Express, boardNow: () => KeptBoard): void => {
  const made = new WeakMap<KeptBoard, Pages>();
  app.get(LEAVE_PATH, (request, response) => {
    const kept = boardNow();
    const pages = made.get(kept) ?? { policy: policyOf(kept.settings, RENEW), byLanguage: new Map<Language, string>() };
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
