// One letter to the mail server, by SMTP: taken, or why not.
import type { SendMailOptions } from 'nodemailer';
import type { MailSettings } from '../../shared/settings/appointments';
import { type Fault, faultBefore, faultOf } from './faults';
import { oneLine } from './letters/plain';
import type { Letter } from './messages';

const WAITS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** A server that goes on answering and never takes it is as good as one that hangs. */
const LONGEST_MS = 90_000;

/** Certificates are always checked: mail has names in it, and the office's password. */
const securityOf = (security: MailSettings['security']) => {
  switch (security) {
    case 'none':
      return { secure: false, ignoreTLS: true };
    case 'starttls':
      return { secure: false, requireTLS: true };
    case 'tls':
      return { secure: true };
  }
};

const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };

/** RFC 8058: only where the address is https may a mail program do it by itself. */
const headersOf = ({ leave }: Letter) =>
  leave?.byPost && leave.url.startsWith('https:')
    ? { ...HEADERS, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : HEADERS;

const messageOf = (letter: Letter, mail: MailSettings, officeName: string, messageId: string): SendMailOptions => ({
  from: { name: oneLine(officeName), address: mail.from },
  ...(mail.replyTo === null ? {} : { replyTo: { name: '', address: mail.replyTo } }),
  to: { name: '', address: letter.to },
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  ...(letter.calendar === null ? {} : { icalEvent: { ...letter.calendar, filename: 'invite.ics' } }),
  ...(letter.leave === null ? {} : { list: { unsubscribe: letter.leave.url } }),
  messageId,
  headers: headersOf(letter),
  disableFileAccess: true,
  disableUrlAccess: true,
});

export type Sending = {
  letter: Letter;
  mail: MailSettings;
  /** null for a server without a login. */
  password: string | null;
  officeName: string;
  messageId: string;
  /** Ends it before its time. */
  signal: AbortSignal;
};

/** null when the server has taken it. Never rejects. */
export const send = async ({
  letter,
  mail,
  password,
  officeName,
  messageId,
  signal,
}: Sending): Promise<Fault | null> => {
  const { host, port, security, user } = mail;
  if (user !== null && password === null) return faultBefore('passwordMissing');
  // An office without mail starts without it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...{ host, port, ...WAITS, ...securityOf(security) },
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
  });
  const ending = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
  try {
    await transport.sendMail({ ...messageOf(letter, mail, officeName, messageId), signal: ending });
    return null;
  } catch (error) {
    return faultOf(error);
  } finally {
    transport.close();
  }
};
