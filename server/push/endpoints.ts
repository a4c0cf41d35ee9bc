// N7: where a message for a phone may go. The address is said by a stranger, so only the services that browsers use are
// taken, over https, by name.

/** Of Chrome and its kin, Firefox, Edge and Safari; a '.' before it takes every name below. */
const SERVICES = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', '.notify.windows.com', '.push.apple.com'];

const MOST_LETTERS = 1000;

/** Whether an address is one that a browser may have been given. */
export const isOfService = (endpoint: string): boolean => {
  if (endpoint.length > MOST_LETTERS || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return SERVICES.some((name) => (name.startsWith('.') ? hostname.endsWith(name) : hostname === name));
};
