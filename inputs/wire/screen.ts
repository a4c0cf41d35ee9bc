// A screen without a screen, by hand: shakes hands, answers heartbeats, asks by text, keeps the last snapshot.
import { jsonOf } from './http';
import { openWebSocket, type WebSocketLine } from './webSocket';

export type Screen = {
  /** Asks with this text in the place of the request. null when the line is cut, undefined when nobody answers. */
  ask: (text: string) => Promise<unknown>;
  snapshot: () => unknown;
  line: WebSocketLine;
};

const PATIENCE_MS = 20_000;

/** Connects with this handshake; a word says why not. */
export const openScreen = async (port: number, cookie: string, auth: object): Promise<Screen | { refused: string }> => {
  const waiting = new Map<number, (reply: unknown) => void>();
  let snapshot = '';
  let read: { of: string; view: unknown } = { of: '', view: undefined };
  let asked = 0;
  let answer: (refused: string | null) => void = () => undefined;
  const shaken = new Promise<string | null>((resolve) => {
    answer = resolve;
  });
  const hear = (text: string): void => {
    if (text === '2') line?.text('3');
    else if (text.startsWith('0')) line?.text(`40${JSON.stringify(auth)}`);
    else if (text.startsWith('40')) answer(null);
    else if (text.startsWith('44')) answer((jsonOf(text.slice(2)) as { message?: string })?.message ?? 'refused');
    else if (text.startsWith('42')) snapshot = text;
    else if (text.startsWith('43')) {
      const id = /^43(\d+)/.exec(text)?.[1] ?? '';
      waiting.get(Number(id))?.((jsonOf(text.slice(2 + id.length)) as unknown[])?.[0]);
    }
  };
  const line = await openWebSocket(port, cookie, (text) => setImmediate(hear, text));
  if (line === null) return { refused: 'hung up' };
  void line.closed.then(() => {
    answer('hung up');
    for (const end of waiting.values()) end(null);
  });
  const refused = await shaken;
  if (refused !== null) {
    line.close();
    return { refused };
  }
  return {
    line,
    snapshot: () => {
      if (read.of !== snapshot)
        read = { of: snapshot, view: (jsonOf(snapshot.slice(2)) as unknown[] | undefined)?.[1] };
      return read.view;
    },
    ask: (text) =>
      new Promise((resolve) => {
        const id = ++asked;
        const timer = setTimeout(() => end(undefined), PATIENCE_MS);
        const end = (reply: unknown) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(reply);
        };
        waiting.set(id, end);
        if (!line.isOpen()) return end(null);
        line.text(`42${id}["command",${text}]`);
      }),
  };
};
