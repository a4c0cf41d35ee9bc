// S64: an office that is closed leaves nothing behind that goes on: whoever opens the next one in the same program would have both.
import { openWorld } from '../../world';

test('S64 whatever an office looks at again and again ends with it', async () => {
  const going = new Map<unknown, string>();
  const { setInterval: set, clearInterval: clear } = globalThis;
  globalThis.setInterval = ((...given: Parameters<typeof set>) => {
    const timer = set(...given);
    going.set(timer, String(new Error().stack).split('\n')[2] ?? '');
    return timer;
  }) as typeof set;
  globalThis.clearInterval = (timer) => {
    going.delete(timer);
    clear(timer);
  };
  try {
    const world = await openWorld();
    await (await world.connect('kiosk', 'kiosk-1')).view();
    await fetch(`${world.publicUrl()}/`);
    expect(going.size).toBeGreaterThan(3);
    await world.close();
    expect([...going.values()]).toEqual([]);
  } finally {
    Object.assign(globalThis, { setInterval: set, clearInterval: clear });
  }
});
