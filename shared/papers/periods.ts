// Periods that no setting changes and that papers name: what works by them and what is promised read the same number.

/** A21: the digest of an address that wants no reminders stays for so many days: as long as anybody books ahead, and more. */
export const REFUSED_DAYS = 730;
