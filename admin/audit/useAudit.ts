// Entries of the audit as somebody looks for them, page after page; and whether its chain holds.
import { useEffect, useState } from 'preact/hooks';
import type { AuditCheck, AuditEntry, AuditFilter } from '../../shared/audit/entry';
import type { PageParts } from '../draft/page';
import { useAct } from '../parts/useAct';

export const EVERYTHING: AuditFilter = { from: null, to: null, kind: null, place: null, personId: null, text: null };

type Found = { filter: AuditFilter; entries: AuditEntry[]; next: number | null };

export const useAudit = (ask: PageParts['ask']) => {
  const { act, isBusy, refusal } = useAct(ask);
  const [found, setFound] = useState<Found | null>(null);
  const [check, setCheck] = useState<AuditCheck | null>(null);

  const look = async (filter: AuditFilter, before: number | null, shown: AuditEntry[]) => {
    const answer = await act({ type: 'auditEntries', before, filter });
    if (!answer.ok) return;
    const { entries, next, check: last } = answer.result;
    setFound({ filter, entries: [...shown, ...entries], next });
    setCheck((known) => (last !== null && (known === null || last.at > known.at) ? last : known));
  };
  useEffect(() => {
    void look(EVERYTHING, null, []);
  }, []);

  return {
    ...{ found, check, isBusy, refusal },
    show: (filter: AuditFilter) => void look(filter, null, []),
    older: () => {
      if (found?.next) void look(found.filter, found.next, found.entries);
    },
    verify: async () => {
      const answer = await act({ type: 'checkAudit' });
      if (answer.ok) setCheck(answer.result);
    },
  };
};
