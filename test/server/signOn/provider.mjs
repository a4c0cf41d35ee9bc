// A real provider of OpenID Connect in a process of its own, as a town hall runs one: `node provider.mjs '{ ... }'`. It prints its
// issuer. Whoever signs on is whoever they say, by any password.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { redirectUris, skewMs = 0, claims = {} } = JSON.parse(process.argv[2]);

// A machine whose clock is wrong.
const real = Date.now;
Date.now = () => real() + skewMs;

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'buergerbuero', client_secret: 'geheim-unter-uns', redirect_uris: redirectUris },
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, ...claims }),
    }),
    cookies: { keys: ['ein Schlüssel für Tests'] },
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
