// Who has booked, as people type it: personal data, which never enters an event.
import { z } from 'zod';

/** One line as people type it; what cannot be seen, or turns the writing, is a blank. */
export const lineSchema = z
  .string()
  .overwrite((text) => text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ').trim());

const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002\uFF0E-]{1,253}$/u;
const ASCII = /^[\x21-\x7e]*$/;
/** Parts between dots on both sides; each text is read in one way only, so that no address takes longer than its length. */
const EMAIL = /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const TOP_LEVEL = /^(?:[a-z]+|xn--[a-z0-9-]+)$/;

/** What of an address the net could know: names of at most 63 letters that begin with no hyphen, and a last one in letters. */
const isKnownToTheNet = (address: string): boolean => {
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  const last = labels.at(-1) ?? '';
  const fits = labels.every((label) => label.length <= 63 && !label.startsWith('-'));
  return fits && last.length > 1 && TOP_LEVEL.test(last) && address[at - 1] !== "'";
};

/** A domain with umlauts as the net knows it, 'müller.example' as 'xn--mller-kva.example'; one that is none stays. */
const withPlainDomain = (address: string): string => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 1 || ASCII.test(domain) || !DOMAIN.test(domain)) return address;
  try {
    return `${address.slice(0, at)}@${new URL(`http://${domain}/`).hostname}`;
  } catch {
    // No name of the net can be made of it, and so it is no address: the pattern refuses it.
    return address;
  }
};

/** An e-mail address, as it is compared: without blanks around it, in small letters, its domain as the net knows it. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .overwrite(withPlainDomain)
  .max(200)
  .check(z.email({ pattern: EMAIL }), z.refine(isKnownToTheNet));

/** Who has booked: personal data, which never enters an event. */
export const contactSchema = z.strictObject({
  name: lineSchema.min(1).max(80),
  email: emailSchema.nullable(),
  phone: lineSchema.min(1).max(40).nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

const DOTS_DO_NOT_COUNT: readonly string[] = ['gmail.com', 'googlemail.com'];

/** The host as a mail server knows it, umlauts written as it writes them. */
const hostOf = (domain: string): string => {
  const address = `http://${domain}`;
  return (URL.canParse(address) ? new URL(address).hostname : domain).toLowerCase().replace(/\.$/, '');
};

/** A14: the box that letters to an address end in, however it is written: case, what stands behind a plus, umlauts. */
export const foldAddress = (email: string): string => {
  const at = email.lastIndexOf('@');
  const host = hostOf(email.slice(at + 1));
  const [box = ''] = email.slice(0, at).toLowerCase().normalize('NFKC').split('+');
  return `${DOTS_DO_NOT_COUNT.includes(host) ? box.replaceAll('.', '') : box}@${host}`;
};
