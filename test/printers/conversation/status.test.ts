// Answers of printers, told apart in a stream that may be cut anywhere.
import fc from 'fast-check';
import {
  createReplyReader,
  problemsOfAutomatic,
  problemsOfRealTime,
  problemsOfTransmitted,
  type Reply,
} from '../../../printers/conversation/status';

const read = (...packets: Buffer[]) => {
  const replies: Reply[] = [];
  const feed = createReplyReader((reply) => replies.push(reply));
  for (const packet of packets) feed(packet);
  return replies;
};

const realTime = fc
  .constantFrom(0x12, 0x16, 0x1a, 0x1e, 0x32, 0x72, 0x7e)
  .map((byte): [Reply, number[]] => [{ kind: 'realTime', byte }, [byte]]);
const automatic = fc
  .tuple(fc.constantFrom(0x10, 0x14, 0x18, 0x3c), ...[1, 2, 3].map(() => fc.constantFrom(0, 0x0c, 0x0f, 0x60, 0x6f)))
  .map((bytes): [Reply, number[]] => [{ kind: 'automatic', bytes }, bytes]);
const processId = fc
  .stringMatching(/^[ -~]{4}$/)
  .map((id): [Reply, number[]] => [{ kind: 'processId', id }, [0x37, 0x22, ...Buffer.from(id), 0]]);
const transmitted = fc
  .constantFrom(0, 3, 0x0f, 0x60)
  .map((byte): [Reply, number[]] => [{ kind: 'transmitted', byte }, [byte]]);

test('P2 every reply is told from the others, wherever the stream is cut', () => {
  const stream = fc.array(fc.oneof(realTime, automatic, processId, transmitted), { maxLength: 12 });
  fc.assert(
    fc.property(stream, fc.array(fc.nat(60), { maxLength: 10 }), (said, cuts) => {
      const bytes = Buffer.from(said.flatMap(([, sent]) => sent));
      const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const packets = edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
      expect(read(...packets)).toEqual(said.map(([reply]) => reply));
    }),
  );
});

test('P2 an automatic status that breaks off does not swallow the answer after it; XON and XOFF say nothing', () => {
  expect(read(Buffer.from([0x10, 0x00, 0x12, 0x11, 0x13, 0x12]))).toEqual([
    { kind: 'realTime', byte: 0x12 },
    { kind: 'realTime', byte: 0x12 },
  ]);
});

test.each([
  [{ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }, []],
  [{ 1: 0x1a, 2: 0x16, 3: 0x12, 4: 0x12 }, ['coverOpen']],
  [{ 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e }, ['paperOut']],
  [{ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1e }, ['paperLow']],
  [{ 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 }, ['cutter']],
  [{ 1: 0x1a, 2: 0x52, 3: 0x32, 4: 0x1e }, ['fault', 'paperLow']],
  [{ 1: 0x1a, 2: 0x12, 3: 0x12, 4: 0x12 }, ['offline']],
  [{ 1: 0x1a, 2: 0x36, 3: 0x52, 4: 0x7e }, ['coverOpen', 'paperOut']],
])('P3 the real-time answers %j mean %j', (answers, problems) => {
  expect(problemsOfRealTime((question) => answers[question])).toEqual(problems);
});

test.each([
  [[0x14, 0, 0, 0], []],
  [[0x38, 0, 0, 0], ['coverOpen']],
  [[0x18, 0, 0x0f, 0], ['paperOut']],
  [[0x10, 0, 0x03, 0], ['paperLow']],
  [[0x18, 0x08, 0, 0], ['cutter']],
  [[0x18, 0x20, 0, 0], ['fault']],
  [[0x18, 0, 0, 0], ['offline']],
])('P3 the automatic status %j means %j', (bytes, problems) => {
  expect(problemsOfAutomatic(bytes)).toEqual(problems);
});

test.each([
  [0x00, []],
  [0x03, ['paperLow']],
  [0x0f, ['paperOut']],
])('P3 the transmitted status %j means %j', (byte, problems) => {
  expect(problemsOfTransmitted(byte)).toEqual(problems);
});
