// A21: what stands behind the '?' of a ticket page that a reminder leads to.
export const BY_LETTER = { comes: 'comes', release: 'release', noReminders: 'no-reminders' } as const;
