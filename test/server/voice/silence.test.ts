// D12: who is told of a display that its browser keeps silent, and for how long.
import { createSilence } from '../../../server/voice/silence';

const MINUTE = 60_000;

const room = () => {
  const time = { now: Date.UTC(2025, 2, 3, 8) };
  const alarms = new Set<string>();
  const silence = createSilence({
    serverAlarms: {
      raise: (_fault, about) => void alarms.add(about ?? ''),
      settle: (_fault, about) => void alarms.delete(about ?? ''),
    },
    clock: () => time.now,
    nameOf: (stationId) => (stationId === 'anzeige-1' ? 'Wartebereich' : null),
  });
  return { time, alarms, ...silence };
};

test('D12 a display is silent until it says otherwise, or says nothing any more', () => {
  const { time, alarms, report, tend } = room();
  report('anzeige-1', true);
  report('anzeige-9', true);
  expect([...alarms]).toEqual(['Wartebereich']);
  time.now += 2 * MINUTE;
  tend();
  expect(alarms.size).toBe(1);
  report('anzeige-1', false);
  expect(alarms.size).toBe(0);
  report('anzeige-1', true);
  time.now += 4 * MINUTE;
  tend();
  expect(alarms.size).toBe(0);
});

test('D12 T4 a clock that leaps back keeps no alarm of a display that is gone', () => {
  const { time, alarms, report, tend } = room();
  report('anzeige-1', true);
  time.now -= 48 * 60 * MINUTE;
  tend();
  expect(alarms.size).toBe(0);
});
