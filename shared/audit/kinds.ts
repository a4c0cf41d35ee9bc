// What an entry of the audit tells; for screens, which load no schemas.

/** It changed something; it showed somebody's data; it was not done. */
export const AUDIT_KINDS = ['act', 'look', 'refused'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
