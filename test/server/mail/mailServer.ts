// A real mail server on this machine, whose answers a test decides, and the letters it took, read by another make's parser.
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Taken = { mail: ParsedMail; raw: string; from: string; to: string[]; isSecure: boolean };
/** What it says to the n-th recipient (from 1 on), and after the n-th message. Null is yes. */
export type Manners = {
  recipient?: (address: string, nth: number) => string | null;
  sender?: (address: string) => string | null;
  message?: (nth: number) => string | null;
  password?: string;
  options?: SMTPServerOptions;
};

/** As an error that the server answers with: `451 4.7.1 Come back later`. */
const saying = (answer: string): Error =>
  Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });

/** Listens on a free port, or on the one that is given. */
export const openMailServer = async (manners: Manners = {}, port = 0) => {
  const taken: Taken[] = [];
  let recipients = 0;
  let messages = 0;
  const server = new SMTPServer({
    authOptional: manners.password === undefined,
    disabledCommands: manners.options?.secure || manners.options?.key ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, answer) =>
      password === manners.password ? answer(null, { user: username }) : answer(saying('535 5.7.8 Wrong password')),
    onMailFrom: ({ address }, _session, answer) => {
      const no = manners.sender?.(address) ?? null;
      answer(no === null ? null : saying(no));
    },
    onRcptTo: ({ address }, _session, answer) => {
      recipients += 1;
      const no = manners.recipient?.(address, recipients) ?? null;
      answer(no === null ? null : saying(no));
    },
    onData: async (stream, { envelope, secure }, answer) => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part);
      const raw = Buffer.concat(parts).toString('utf8');
      messages += 1;
      const no = manners.message?.(messages) ?? null;
      if (no !== null) return answer(saying(no));
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      taken.push({ mail: await simpleParser(raw), raw, from, to, isSecure: secure });
      answer(null);
    },
    ...manners.options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: address === null || typeof address === 'string' ? 0 : address.port,
    taken,
    /** How many recipients it was asked about. */
    asked: () => recipients,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
export type MailServer = Awaited<ReturnType<typeof openMailServer>>;
