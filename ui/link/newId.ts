// Ids that a screen makes itself, one for each wish (N4).

/** An id by chance that the server accepts. `crypto.randomUUID` is missing on plain-http origins. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
