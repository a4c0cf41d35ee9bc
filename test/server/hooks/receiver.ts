// A receiver of web hooks as another program has one: a real HTTP server that answers as a test says, and checks signatures.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Message = {
  id: string;
  /** Epoch seconds. */
  sentAt: number;
  signature: string;
  raw: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
};

type Answering = (message: Message, response: ServerResponse) => unknown;
const takes: Answering = (_message, response) => void response.writeHead(204).end();

const read = async (request: IncomingMessage): Promise<Message> => {
  let raw = '';
  for await (const chunk of request.setEncoding('utf8')) raw += chunk;
  const header = (name: string) => String(request.headers[name] ?? '');
  return {
    ...{
      id: header('webhook-id'),
      sentAt: Number(header('webhook-timestamp')),
      signature: header('webhook-signature'),
    },
    ...{ raw, body: JSON.parse(raw) },
  };
};

export const openReceiver = async (port = 0) => {
  const got: Message[] = [];
  const waiting = new Set<() => void>();
  let answering: Answering = takes;
  const server = createServer(async (request, response) => {
    const message = await read(request);
    got.push(message);
    answering(message, response);
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const here = (server.address() as AddressInfo).port;
  return {
    got,
    port: here,
    url: `http://127.0.0.1:${here}/haken?schluessel=geheim`,
    types: () => got.map(({ body }) => body.type),
    answerWith: (answer: Answering | number) => {
      answering = typeof answer === 'number' ? (_message, response) => void response.writeHead(answer).end() : answer;
    },
    /** Once so many have come. */
    until: (fits: (messages: Message[]) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!fits(got)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
};
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** As a receiver works it out, from what it was told of the secret. */
export const expectedSignature = (secret: string, { id, sentAt, raw }: Message): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${raw}`).digest('base64')}`;
};
