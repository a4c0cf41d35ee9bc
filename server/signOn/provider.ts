// S33: the house's own sign-on as a provider of OpenID Connect, spoken to by the library that knows it, and never for long.
import type * as Client from 'openid-client';
import { failureOf, type SignOnFailure } from './failures';
import { fetchBriefly } from './fetching';

type Library = typeof Client;
let library: Promise<Library> | null = null;
/** Read when somebody first signs on: a start does not wait for it. */
const theLibrary = (): Promise<Library> => {
  library ??= import('openid-client');
  return library;
};

/** Of one request to the provider, and of all that one answer needs of it: less than the office's port stays silent. */
const REQUEST_SEC = 4;
const ALL_MS = 8000;
/** So far the provider's clock may be wrong. */
const SKEW_SEC = 60;
const SCOPE = 'openid profile email';

export type ProviderSettings = { issuer: string; clientId: string; secret: string | null };
/** What goes out with somebody, and is needed when they come back. */
export type Journey = { state: string; nonce: string; verifier: string; redirectUri: string };
export type Failed = { failed: SignOnFailure };

const withDeadline = async <Result>(work: () => Promise<Result>): Promise<Result | Failed> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Failed>((resolve) => {
    timer = setTimeout(() => resolve({ failed: { why: 'unreachable', said: 'timeout' } }), ALL_MS);
  });
  const worked = work().catch((error: unknown): Failed => ({ failed: failureOf(error) }));
  try {
    return await Promise.race([worked, late]);
  } finally {
    clearTimeout(timer);
  }
};

const isPlain = (issuer: string): boolean => issuer.startsWith('http:');

const discover = async (client: Library, { issuer, clientId, secret }: ProviderSettings) => {
  const config = await client.discovery(
    new URL(issuer),
    clientId,
    { [client.clockTolerance]: SKEW_SEC, ...(secret !== null && { client_secret: secret }) },
    secret === null ? client.None() : client.ClientSecretBasic(secret),
    {
      timeout: REQUEST_SEC,
      [client.customFetch]: fetchBriefly,
      ...(isPlain(issuer) && { execute: [client.allowInsecureRequests] }),
    },
  );
  client.enableNonRepudiationChecks(config);
  return config;
};

export const createProvider = () => {
  /** As it was when somebody last set out, for when they come back. */
  let known: { key: string; config: Client.Configuration } | null = null;

  /** Asked each time: nobody is sent to a provider that is away. */
  const askAnew = async (client: Library, settings: ProviderSettings): Promise<Client.Configuration> => {
    const config = await discover(client, settings);
    known = { key: JSON.stringify(settings), config };
    return config;
  };
  const asBefore = (client: Library, settings: ProviderSettings): Promise<Client.Configuration> =>
    known?.key === JSON.stringify(settings) ? Promise.resolve(known.config) : askAnew(client, settings);

  return {
    /** Where somebody is sent to prove who they are, and what is to be kept until they are back. */
    begin: (settings: ProviderSettings, redirectUri: string): Promise<{ url: string; journey: Journey } | Failed> =>
      withDeadline(async () => {
        const client = await theLibrary();
        const config = await askAnew(client, settings);
        const verifier = client.randomPKCECodeVerifier();
        const journey = { state: client.randomState(), nonce: client.randomNonce(), verifier, redirectUri };
        const url = client.buildAuthorizationUrl(config, {
          ...{ redirect_uri: redirectUri, scope: SCOPE, state: journey.state, nonce: journey.nonce },
          ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
        });
        return { url: url.href, journey };
      }),

    /** What the provider says of who came back with this query: the claim that is asked for; null where it says nothing of it. */
    finish: (
      settings: ProviderSettings,
      { redirectUri, state, nonce, verifier }: Journey,
      query: string,
      claim: string,
    ): Promise<{ value: string | null } | Failed> =>
      withDeadline(async () => {
        const client = await theLibrary();
        const config = await asBefore(client, settings);
        const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}?${query}`), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        });
        const claims = tokens.claims();
        if (claims === undefined) return { value: null };
        const there = claims[claim];
        const said =
          there === undefined && config.serverMetadata().userinfo_endpoint !== undefined
            ? { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)) }
            : claims;
        // An address that the provider itself says nobody has proved is nobody's.
        if (claim === 'email' && said['email_verified'] === false) return { value: null };
        const value = said[claim];
        return { value: typeof value === 'string' && value.trim() !== '' ? value : null };
      }),

    /** Asks afresh: whether it is there, is the one, and knows this client by its secret. */
    test: (settings: ProviderSettings, redirectUri: string): Promise<null | Failed> =>
      withDeadline(async () => {
        const client = await theLibrary();
        const config = await askAnew(client, settings);
        try {
          const parameters = {
            code: client.randomState(),
            redirect_uri: redirectUri,
            code_verifier: client.randomPKCECodeVerifier(),
          };
          await client.genericGrantRequest(config, 'authorization_code', parameters);
        } catch (error) {
          // Nobody was given this code: who refuses only the code knows the client.
          if (!(error instanceof client.ResponseBodyError && error.error === 'invalid_grant')) throw error;
        }
        return null;
      }),
  };
};
