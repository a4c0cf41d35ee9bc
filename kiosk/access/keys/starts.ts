// W12: what begins and ends reading besides a key: a finger that stays on the glass, and headphones.
const LONG_MS = 1500;
const MOVED_PX = 25;

/** A finger that stays in one place; its click presses nothing. */
export const onLongPress = (begin: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let isLong = false;
  const end = () => clearTimeout(timer);
  const press = ({ clientX: x, clientY: y }: PointerEvent) => {
    end();
    from = { x, y };
    isLong = false;
    timer = setTimeout(() => {
      isLong = true;
      begin();
    }, LONG_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > MOVED_PX) end();
  };
  const swallow = (event: Event) => {
    if (!isLong) return;
    isLong = false;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('pointerdown', press, true);
  addEventListener('pointermove', move, true);
  for (const over of ['pointerup', 'pointercancel'] as const) addEventListener(over, end, true);
  addEventListener('click', swallow, true);
  return () => {
    end();
    removeEventListener('pointerdown', press, true);
    removeEventListener('pointermove', move, true);
    for (const over of ['pointerup', 'pointercancel'] as const) removeEventListener(over, end, true);
    removeEventListener('click', swallow, true);
  };
};

/** How many places there are for sound to go to. */
const outputs = async (media: MediaDevices): Promise<number> =>
  (await media.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput').length;

/** Where the system says so: only over https or on this machine itself, and not of every socket. */
export const onHeadphones = (changed: (isIn: boolean) => void): (() => void) => {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  if (media?.enumerateDevices === undefined) return () => undefined;
  let before: number | null = null;
  const look = async () => {
    const now = await outputs(media).catch(() => null);
    if (now !== null && before !== null && now !== before) changed(now > before);
    before = now;
  };
  const listen = () => void look();
  listen();
  media.addEventListener('devicechange', listen);
  return () => media.removeEventListener('devicechange', listen);
};
