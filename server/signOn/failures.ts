// Why a sign-on did not come to an end: a few reasons, each with words of its own, and what the provider said for who sets it up.

export type SignOnFailure = {
  why: 'unreachable' | 'wrongIssuer' | 'clock' | 'wrongClient' | 'cancelled' | 'wrong';
  /** A code or a short line, shown to who tests the settings. It may name somebody, and is in no log (S55). */
  said: string;
};

const MOST_SAID = 200;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** An error and those behind it, the outer one first. */
const chainOf = (error: unknown): Record<string, unknown>[] => {
  const chain: Record<string, unknown>[] = [];
  let one: unknown = error;
  while (isRecord(one) && chain.length < 5) {
    chain.push(one);
    one = one['cause'];
  }
  return chain;
};

const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|UND_ERR|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
/** A client that is not known is asked who it is. */
const ASKS_WHO = 'OAUTH_WWW_AUTHENTICATE_CHALLENGE';
const CANCELLED = ['access_denied', 'consent_required', 'interaction_required', 'login_required'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const failureOf = (error: unknown): SignOnFailure => {
  const chain = chainOf(error);
  const codes = chain.map(({ code }) => text(code));
  const answered = chain.map(({ error }) => text(error)).find((one) => one !== '');
  const last = chain.at(-1);
  const said = [answered, codes.filter((one) => one !== '').at(-1), text(last?.['message'])]
    .filter((one) => one !== undefined && one !== '')
    .join(': ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .slice(0, MOST_SAID);
  const why = (): SignOnFailure['why'] => {
    if (answered !== undefined && CANCELLED.includes(answered)) return 'cancelled';
    if (answered === 'invalid_client' || answered === 'unauthorized_client' || codes.includes(ASKS_WHO))
      return 'wrongClient';
    if (codes.includes('OAUTH_JWT_TIMESTAMP_CHECK_FAILED')) return 'clock';
    if (codes.includes('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')) return 'wrongIssuer';
    if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError') || codes.includes('OAUTH_TIMEOUT'))
      return 'unreachable';
    if (codes.some((one) => NETWORK.test(one)) || chain.some(({ message }) => message === 'fetch failed'))
      return 'unreachable';
    return 'wrong';
  };
  return { why: why(), said };
};
