// Asks an address of this machine and ends with 0 if it answers 200, or stands by for an office of others: for updates and the
// container's health check.
const [, , address = 'http://127.0.0.1:3000/readyz'] = process.argv;
// Of this machine itself, whose certificate bears the name that people see.
const { get } = require(address.startsWith('https:') ? 'node:https' : 'node:http');

const end = (code) => process.exit(code);
const hear = (response) => {
  let said = '';
  response.on('data', (part) => {
    said += part;
  });
  response.on('end', () => end(response.statusCode === 200 || said.includes('"state":"standby"') ? 0 : 1));
};
get(address, { rejectUnauthorized: false, timeout: 5000 }, hear)
  .on('error', () => end(1))
  .on('timeout', () => end(1));
