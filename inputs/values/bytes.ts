// Files and answers as bytes, changed as a broken disk, a strange program or somebody wicked changes them.
import fc from 'fast-check';

export type ByteChange = {
  /** Where, in thousandths of the whole. */
  at: number;
  what: 'flip' | 'cut' | 'insert' | 'drop' | 'repeat' | 'move';
  /** What is put in: letters that stand for one byte each. */
  bytes: string;
  length: number;
};

/** What stands between things in files that programs read. */
const BETWEEN = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '"',
    "'",
    ';',
    ',',
    '\t',
    ':',
    '=',
    '<',
    '>',
    '\xff\xfe',
    '\xef\xbb\xbf',
    '\xc3',
    '\xed\xa0\x80',
  ],
  ...[
    'BEGIN:VCALENDAR\r\n',
    'END:VEVENT\r\n',
    'BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260302T080000Z\r\n',
    'RRULE:FREQ=SECONDLY\r\n',
  ],
  ...[
    'RRULE:FREQ=DAILY;COUNT=99999999\r\n',
    'DTSTART;TZID=Nowhere/X:99991231T235959\r\n',
    'DURATION:P99999999W\r\n',
    ';;;;;;;;',
  ],
  ...[
    '"'.repeat(3000),
    '\r\n '.repeat(2000),
    '9'.repeat(400),
    'A'.repeat(9000),
    '=1+1',
    '\u00ff'.repeat(50),
    '\x7f\x80',
  ],
];

export const byteChanges: fc.Arbitrary<ByteChange[]> = fc.array(
  fc.record({
    at: fc.nat(1000),
    what: fc.constantFrom(
      'flip' as const,
      'cut' as const,
      'insert' as const,
      'drop' as const,
      'repeat' as const,
      'move' as const,
    ),
    bytes: fc.oneof(
      fc.constantFrom(...BETWEEN),
      fc.uint8Array({ maxLength: 8 }).map((one) => Buffer.from(one).toString('latin1')),
    ),
    length: fc.oneof(fc.nat(8), fc.nat(2000)),
  }),
  { maxLength: 6, size: 'max' },
);

const MOST_BYTES = 300_000;

const changedOnce = (file: Buffer, { at, what, bytes, length }: ByteChange): Buffer => {
  const place = Math.floor((at / 1000) * file.length);
  const [before, after] = [file.subarray(0, place), file.subarray(place)];
  const piece = after.subarray(0, length);
  switch (what) {
    case 'flip':
      return Buffer.concat([
        before,
        Buffer.from(piece.subarray(0, 4)).map((byte) => byte ^ (1 << (length % 8))),
        after.subarray(Math.min(4, piece.length)),
      ]);
    case 'cut':
      return before;
    case 'insert':
      return Buffer.concat([before, Buffer.from(bytes, 'latin1'), after]);
    case 'drop':
      return Buffer.concat([before, after.subarray(length)]);
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: 1 + (length % 40) }, () => piece), after]);
    case 'move':
      return Buffer.concat([after.subarray(length), before, piece]);
  }
};

/** A file with these changes, one after the other. */
export const changedBytes = (file: Buffer, changes: readonly ByteChange[]): Buffer =>
  changes.reduce(changedOnce, file).subarray(0, MOST_BYTES);
