// S93: how much may be asked at a time and be on its way to those who asked, so that nobody who takes nothing of it, or never says all
// of what they ask, fills the memory.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type MostAnswers = {
  /** Under way at a time: at more the oldest is hung up on. */
  underWay: number;
  /** Of one connection: browsers and proxies ask one after the other. */
  ofConnection: number;
  /** Bytes that wait to be taken. */
  bytes: number;
  /** How long one may take. */
  ms: number;
};

/** So many answers are under way at a time. */
export const MOST_ANSWERS = 2_000;
const MOST: MostAnswers = { underWay: MOST_ANSWERS, ofConnection: 8, bytes: 64_000_000, ms: 60_000 };
const LOOK_EVERY_MS = 1000;

/** Serves what it is given within these bounds. */
export const boundAnswers = (serve: RequestListener, most: MostAnswers = MOST) => {
  /** By their beginning, the oldest first. */
  const underWay = new Map<ServerResponse, { line: Socket; since: number }>();
  const ofLines = new WeakMap<Socket, Set<ServerResponse>>();

  const answersOf = (line: Socket): Set<ServerResponse> => {
    const known = ofLines.get(line);
    if (known !== undefined) return known;
    const answers = new Set<ServerResponse>();
    ofLines.set(line, answers);
    // Of what was asked and not begun to be answered nothing else tells the end.
    line.once('close', () => {
      for (const answer of answers) underWay.delete(answer);
    });
    return answers;
  };
  const hangUp = (line: Socket): void => {
    line.destroy();
    for (const answer of answersOf(line)) underWay.delete(answer);
  };
  const hangUpOnOldest = (): void => {
    const [oldest] = underWay.values();
    if (oldest !== undefined) hangUp(oldest.line);
  };

  const look = (): void => {
    const now = performance.now();
    let waiting = 0;
    for (const { line } of underWay.values()) waiting += line.writableLength;
    for (const { line, since } of underWay.values()) {
      const isTooMuch = waiting > most.bytes && line.writableLength > 0;
      if (!isTooMuch && now - since < most.ms) continue;
      waiting -= line.writableLength;
      hangUp(line);
    }
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  looking.unref();

  return {
    /** Looks at nothing any more: the port is closed. */
    end: (): void => clearInterval(looking),
    /** How many are under way. */
    size: (): number => underWay.size,
    serve: (request: IncomingMessage, response: ServerResponse): void => {
      const line = request.socket;
      // What came with what was too much.
      if (line.destroyed) return;
      const answers = answersOf(line);
      if (answers.size >= most.ofConnection) {
        hangUp(line);
        return;
      }
      answers.add(response);
      underWay.set(response, { line, since: performance.now() });
      response.once('close', () => {
        answers.delete(response);
        underWay.delete(response);
      });
      if (underWay.size > most.underWay) hangUpOnOldest();
      serve(request, response);
    },
  };
};
