// One request, byte for byte as it was made up: no library between that would put it right.
import { connect } from 'node:net';

export type Answer = {
  /** null for nothing that reads as an answer. */
  status: number | null;
  head: string;
  body: string;
  end: 'answered' | 'hung up' | 'silent';
  tookMs: number;
};

const PATIENCE_MS = 20_000;
/** Half a request is not answered: so long the office has it. */
const HALF_MS = 15;

const headEnd = (said: Buffer): number => said.indexOf('\r\n\r\n');

/** Whether an answer is all there. */
const isComplete = (said: Buffer, isHead: boolean): boolean => {
  const end = headEnd(said);
  if (end < 0) return false;
  const head = said.toString('latin1', 0, end).toLowerCase();
  if (/^http\/1\.1 (1\d\d|204|304)/.test(head)) return !head.startsWith('http/1.1 100');
  if (isHead) return true;
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return said.length >= end + 4 + Number(length);
  return head.includes('transfer-encoding: chunked') && said.subarray(-5).toString('latin1') === '0\r\n\r\n';
};

const parsed = (said: Buffer): Pick<Answer, 'status' | 'head' | 'body'> => {
  const text = said.toString('utf8');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text.replace(/^HTTP\/1\.1 100[\s\S]*?\r\n\r\n/, ''))?.[1];
  const end = text.indexOf('\r\n\r\n');
  const [head, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 4)];
  const isChunked = /transfer-encoding: chunked/i.test(head);
  return {
    status: status === undefined ? null : Number(status),
    head,
    body: isChunked ? rest.replace(/\r\n[0-9a-f]*\r\n/gi, '').replace(/^[0-9a-f]+\r\n/i, '') : rest,
  };
};

/** Says these bytes to a port, and hears what is said until it is all there. `isWhole` is false for half a request. */
export const say = (
  port: number,
  pieces: readonly Buffer[],
  { isWhole = true, isHead = false } = {},
): Promise<Answer> =>
  new Promise((resolve) => {
    const began = performance.now();
    const heard: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    const end = (how: Answer['end']) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...parsed(Buffer.concat(heard)), end: how, tookMs: performance.now() - began });
    };
    const timer = setTimeout(() => end('silent'), isWhole ? PATIENCE_MS : HALF_MS);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => end(heard.length > 0 ? 'answered' : 'hung up'));
    socket.on('data', (piece) => {
      heard.push(piece);
      if (isComplete(Buffer.concat(heard), isHead)) end('answered');
    });
    for (const piece of pieces) socket.write(piece);
  });

/** A request in one piece with JSON, as a program sends it, and its answer read. */
export const request = async (
  port: number,
  {
    method = 'POST',
    path,
    headers = {},
    body,
  }: { method?: string; path: string; headers?: Record<string, string>; body?: unknown },
): Promise<Answer & { json: unknown }> => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await say(port, [Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`)]);
  return { ...answer, json: jsonOf(answer.body) };
};

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
