// S4: what is too old leaves the audit, its head is kept elsewhere, and the chain is looked at every night.
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { AuditCheck } from '../../../shared/audit/entry';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import type { Logger } from '../../basics/log';
import type { KeptHead } from '../../storage/auditPort';
import type { Store } from '../../storage/port';
import type { FailedRestores } from '../../storage/safekeeping/result';
import type { ServerAlarms } from '../serverAlarms';
import type { Audit } from './audit';
import { entryBy } from './entries';

const OFFICE = { kind: 'office' } as const;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** So many entries in one go: nobody waits for more. */
const AT_ONCE = 2_000;
/** After a start, and after the end of a day, the office has other things to do first. */
const CHECK_AFTER_MS = 10 * MINUTE_MS;

export type AuditCareParts = {
  store: Pick<Store, 'audit'>;
  audit: Pick<Audit, 'refused' | 'tend'>;
  settings: () => Settings;
  now: () => number;
  /** The machine's clock may be wrong: what cannot be undone waits. */
  isClockDoubted: () => boolean;
  log: Logger;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
  /** Where heads are kept. */
  heads: { read: () => KeptHead[]; keep: (head: KeptHead) => void; shorten: (now: number) => void };
  /** Restores that failed at the terminal, as they are told beside the database. */
  failedRestores: FailedRestores;
  /** Real time in ms, which no wrong clock shifts. */
  elapsed?: () => number;
};

export const createAuditCare = ({
  store,
  audit,
  settings,
  now,
  log,
  serverAlarms,
  heads,
  ...parts
}: AuditCareParts) => {
  const elapsed = parts.elapsed ?? (() => performance.now());
  let kept: { seq: number; at: number } = { seq: 0, at: Number.NEGATIVE_INFINITY };
  let checkAt: number | null = elapsed() + CHECK_AFTER_MS;
  let last: AuditCheck | null = null;

  const headNow = async (): Promise<KeptHead | null> => {
    const head = await store.audit.head();
    return head && { ...head, at: now() };
  };
  const keepHead = async (): Promise<void> => {
    const head = await headNow();
    if (head === null || head.seq === kept.seq) return;
    kept = { seq: head.seq, at: elapsed() };
    try {
      heads.keep(head);
    } catch (error) {
      log.warn({ error }, 'the head of the audit could not be kept beside it');
    }
  };
  const keptHeads = (): KeptHead[] => {
    try {
      return heads.read();
    } catch (error) {
      log.warn({ error }, 'the kept heads of the audit could not be read');
      return [];
    }
  };

  const check = async (): Promise<AuditCheck> => {
    const head = await headNow();
    const found = await store.audit.check([...keptHeads(), ...(head === null ? [] : [head])], now());
    last = found;
    if (found.fault === null) serverAlarms.settle('audit');
    else {
      log.error({ fault: found.fault }, 'the audit is not as it was written');
      serverAlarms.raise('audit', String(found.fault.seq));
    }
    log.info({ head: found.head, entries: found.entries }, 'the audit was checked');
    return found;
  };
  /** S28: what is past its time goes, and an entry tells of it. */
  const cut = async (): Promise<void> => {
    const before = now() - settings().retention.auditDays * DAY_MS;
    const told = () => entryBy(OFFICE, now(), { kind: 'act', name: 'cutAudit' });
    while (await store.audit.cut(before, AT_ONCE, told())) await othersFirst();
  };
  const checkWhenDue = async (): Promise<void> => {
    if (checkAt === null || elapsed() < checkAt) return;
    checkAt = null;
    try {
      if (!parts.isClockDoubted()) await cut();
      heads.shorten(now());
      await check();
    } catch (error) {
      log.error({ error }, 'the audit could not be checked');
    }
  };

  /** Who it was, nobody can know: whoever sits at the terminal. */
  const writeFailedRestores = async (): Promise<void> => {
    const all = parts.failedRestores.list();
    if (all.length === 0) return;
    for (const at of all)
      await audit.refused({ kind: 'terminal' }, { name: 'restoreFailed', detail: { until: at } }, 'storageFailed');
    parts.failedRestores.written();
  };

  return {
    check,
    /** What the last check found; null before the first since the start. */
    last: (): AuditCheck | null => last,
    /** A day is over: soon after, what is too old goes, and the chain is looked at. */
    dayEnded: (): void => {
      checkAt = elapsed() + CHECK_AFTER_MS;
    },
    /** To be called every second or so. */
    tend: async (): Promise<void> => {
      await audit.tend();
      if (elapsed() - kept.at >= MINUTE_MS) {
        await writeFailedRestores();
        await keepHead();
      }
      void checkWhenDue();
    },
    /** Once, before the store is closed. */
    close: async (): Promise<void> => {
      checkAt = null;
      try {
        await audit.tend(true);
        await keepHead();
      } catch (error) {
        log.warn({ error }, 'what was counted for the audit could not be stored at the end');
      }
    },
  };
};
