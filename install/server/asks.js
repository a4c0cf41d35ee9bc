// Asks an address of this machine, else the one that its environment says, and ends with 0 if it answers 200, stands by for an
// office of others, or is a public side whose office is away: for updates and the container's health check.
const { ROLE, PORT, PUBLIC_PORT, HOST, TLS_CERT } = process.env;
const WELL = ['"state":"standby"', '"state":"away"'];

/** A public side on a machine of its own listens at its own port alone. */
const port = ROLE === 'public' ? PUBLIC_PORT || 3001 : PORT || 3000;
const named = ['', '0.0.0.0', '::'].includes(HOST || '') ? '127.0.0.1' : HOST;
const host = named.includes(':') ? `[${named}]` : named;
const own = `${TLS_CERT ? 'https' : 'http'}://${host}:${port}/readyz`;
// Of an update the one program may be the older: it names the address.
const [, , address = own] = process.argv;
// Of this machine itself, whose certificate bears the name that people see.
const { get } = require(address.startsWith('https:') ? 'node:https' : 'node:http');

const end = (code) => process.exit(code);
const hear = (response) => {
  let said = '';
  response.on('data', (part) => {
    said += part;
  });
  response.on('end', () => end(response.statusCode === 200 || WELL.some((state) => said.includes(state)) ? 0 : 1));
};
get(address, { rejectUnauthorized: false, timeout: 5000 }, hear)
  .on('error', () => end(1))
  .on('timeout', () => end(1));
