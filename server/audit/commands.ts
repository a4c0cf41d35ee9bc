// What is asked of the audit: its entries, and whether the chain holds (S4, S26).
import type { AuditCheck } from '../../shared/audit/entry';
import { type Answers, done } from '../office/answers';
import type { AuditSearcher } from './search';

const MOST_OF_A_PAGE = 50;

export type AuditAnswerParts = {
  search: AuditSearcher;
  care: { last: () => AuditCheck | null; check: () => Promise<AuditCheck> };
};

export const auditAnswers = ({ search, care }: AuditAnswerParts): Answers<'auditEntries' | 'checkAudit'> => ({
  auditEntries: async ({ before, filter }) =>
    done({ ...(await search.find(filter, before, MOST_OF_A_PAGE)), check: care.last() }),
  checkAudit: async () => done(await care.check()),
});
