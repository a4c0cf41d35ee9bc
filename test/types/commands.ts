// What must not compile: the type checker reads this file, nobody runs it. Each `@ts-expect-error` is a promise.
import { type Answers, done } from '../../server/office/answers';
import type { Branch } from '../../server/office/branch';
import type { Decision } from '../../server/queue/decide/decision';
import {
  type CommandOf,
  type NameOfKind,
  type NameOfPatience,
  type ResultOf,
  refusalOf,
  type ScreenCommand,
} from '../../shared/commands';
import { answer, dayCommand, done as nothing, roomCommand } from '../../shared/commands/define';
import type { Ask } from '../../ui/link/link';

const named = { does: 'x', asks: {}, answers: nothing };

/** A definition names what there is, and no trait twice or beside the list. */
export const definitions = [
  dayCommand({ ...named, may: ['counter'], right: 'serve', when: 'open' }),
  // @ts-expect-error somebody who does not exist
  dayCommand({ ...named, may: ['counters'], right: 'serve', when: 'open' }),
  // @ts-expect-error a time of the day that does not exist
  dayCommand({ ...named, may: ['counter'], right: 'serve', when: 'opened' }),
  // @ts-expect-error left out when it may be asked
  dayCommand({ ...named, may: ['counter'], right: 'serve' }),
  // @ts-expect-error a trait that does not exist
  dayCommand({ ...named, may: ['counter'], right: 'serve', when: 'open', sise: 'large' }),
  // @ts-expect-error left out whether its answer is remembered
  roomCommand({ ...named, right: 'operate' }),
  // @ts-expect-error who may ask is no choice: the administration
  roomCommand({ ...named, right: 'operate', isRemembered: true, may: ['kiosk'] }),
  // @ts-expect-error staff need a right
  dayCommand({ ...named, may: ['counter'], when: 'open' }),
  // @ts-expect-error nor is it nothing
  dayCommand({ ...named, may: ['kiosk', 'counter'], right: null, when: 'open' }),
  // @ts-expect-error a right that does not exist
  dayCommand({ ...named, may: ['counter'], right: 'serves', when: 'open' }),
  // @ts-expect-error visitors have none
  dayCommand({ ...named, may: ['visitor'], right: 'serve', when: 'open' }),
  // @ts-expect-error what is answered has a type, not a value
  dayCommand({ ...named, answers: { result: 1, more: 2 }, may: ['counter'], right: 'serve', when: 'open' }),
  dayCommand({ ...named, answers: answer<{ visitId: string }>(), may: ['counter'], right: 'serve', when: 'open' }),
];

/** Commands are known by name and fields. */
export const commands: ScreenCommand[] = [
  { type: 'callNext' },
  // @ts-expect-error a misspelt name
  { type: 'callNextt' },
  // @ts-expect-error a field that is missing
  { type: 'begin' },
  // @ts-expect-error a field that it has not
  { type: 'callNext', visitId: 'visit-1' },
  // @ts-expect-error no screen sends it
  { type: 'tick' },
];
// @ts-expect-error a name that does not exist
export type Unknown = CommandOf<'callNobody'>;
// @ts-expect-error a misspelt name
refusalOf('drawTickets', 'kiosk', null);
// @ts-expect-error a role that does not exist
refusalOf('drawTicket', 'kiosks', null);

/** A list of the slow ones has all of them, and no other. */
export const slow: Record<NameOfPatience<'long'>, true>[] = [
  {
    sendTestMail: true,
    printSheet: true,
    testSignOn: true,
    readFeed: true,
    testHook: true,
    decideMissed: true,
    previewCsv: true,
    importCsv: true,
    deletePersonalData: true,
    checkAudit: true,
    moveElsewhere: true,
  },
  // @ts-expect-error one is missing
  { sendTestMail: true, readFeed: true, decideMissed: true, previewCsv: true },
  {
    sendTestMail: true,
    readFeed: true,
    testHook: true,
    decideMissed: true,
    previewCsv: true,
    importCsv: true,
    deletePersonalData: true,
    checkAudit: true,
    moveElsewhere: true,
    // @ts-expect-error one is not slow
    callNext: true,
  },
];

/** A decision answers what the definition says. */
type Decider<Name extends NameOfKind<'day'>> = () => Decision<ResultOf<Name>>;
export const drawsNothing: Decider<'drawTicket'> = () => ({
  events: [],
  // @ts-expect-error a number alone is no ticket
  result: { number: 'A001' },
});
export const tells: Decider<'begin'> = () => ({
  events: [],
  // @ts-expect-error it answers nothing
  result: { visitId: 'visit-1' },
});

/** So does a room, and it answers for all of its own. */
type Mine = Answers<'testSlip' | 'findPrinters'>;
export const right: Mine = {
  testSlip: ({ printerId }) => done({ slipId: printerId }),
  findPrinters: () => done({ printers: null }),
};
export const wrong: Mine = {
  // @ts-expect-error another answer than the definition's
  testSlip: ({ printerId }) => done({ slip: printerId }),
  // @ts-expect-error a field that the command has not
  findPrinters: ({ printerId }) => done({ printers: printerId }),
};
// @ts-expect-error one that is not answered
export const half: Mine = { findPrinters: () => done({ printers: null }) };
// @ts-expect-error a command that is decided on a day is answered by no room
export type Beside = Answers<'drawTicket'>;

/** A screen is told what comes back. */
export const asks = async (ask: Ask, branch: Branch): Promise<string | null> => {
  const reply = await ask({ type: 'checkIn', code: 'ABC', language: null });
  if (!reply.ok) return null;
  // @ts-expect-error a field that the answer has not
  const { counter } = reply.result;
  // @ts-expect-error what rooms answer is nothing for the branch
  await branch.handleOwn({ type: 'findPrinters' });
  return reply.result.number + counter;
};
