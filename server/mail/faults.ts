// Why a mail server did not take a letter, told apart by who has to do something about it.

export type FaultCode =
  | 'notSetUp'
  | 'unreachable'
  | 'silent'
  | 'notTrusted'
  | 'notEncrypted'
  | 'passwordMissing'
  | 'wrongLogin'
  | 'senderRefused'
  | 'recipientRefused'
  | 'messageRefused'
  | 'later'
  | 'other';

export type Fault = {
  code: FaultCode;
  /** It would be the same for every letter: they all wait. Otherwise it is this letter's alone. */
  isOfServer: boolean;
  /** Sending it again would come to the same. */
  isFinal: boolean;
  /** The server's words; they may hold an address, so they are for the administrator who asks, and for no log. */
  answer: string;
};

/** What nodemailer's errors say, as far as it is looked at. */
type SendError = { code: string; command: string; message: string; response: string; reply: number | null };

const textIn = (error: object, key: string): string => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
};

const read = (error: unknown): SendError => {
  const thing = typeof error === 'object' && error !== null ? error : {};
  const response = textIn(thing, 'response');
  const reply = /^\d{3}/.exec(response)?.[0];
  return {
    code: textIn(thing, 'code'),
    command: textIn(thing, 'command'),
    message: textIn(thing, 'message'),
    response,
    reply: reply === undefined ? null : Number(reply),
  };
};

const CERTIFICATE = /certificate|self.signed|altname|unable to verify/i;

const codeOf = ({ code, command, message, reply }: SendError): FaultCode => {
  if (code === 'EAUTH') return reply !== null && reply < 500 ? 'later' : 'wrongLogin';
  if (CERTIFICATE.test(message)) return 'notTrusted';
  if (code === 'ETLS' || /SSL routines|wrong version/i.test(message)) return 'notEncrypted';
  if (code === 'ETIMEDOUT' || code === 'EABORT') return 'silent';
  if (reply !== null && reply < 500) return 'later';
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return 'senderRefused';
  if (code === 'EENVELOPE') return 'recipientRefused';
  if (code === 'EMESSAGE') return 'messageRefused';
  return code === 'ECONNECTION' || code === 'ESOCKET' || code === 'EDNS' ? 'unreachable' : 'other';
};

/** A server that does not let us send at all says so with a 5.7 for the recipient too: nothing wrong with the letter. */
const isPolicy = ({ response }: SendError) => /^5\d\d[ -]5\.7\./.test(response);

export const faultOf = (error: unknown): Fault => {
  const read_ = read(error);
  const code = codeOf(read_);
  const isOfLetter = (read_.code === 'EENVELOPE' && read_.command !== 'MAIL FROM') || read_.code === 'EMESSAGE';
  const isFinal = isOfLetter && code !== 'later' && !isPolicy(read_);
  return { code, isOfServer: !isOfLetter, isFinal, answer: read_.response };
};

/** A fault that no server was asked for. */
export const faultBefore = (code: 'notSetUp' | 'passwordMissing'): Fault => ({
  code,
  isOfServer: true,
  isFinal: false,
  answer: '',
});
