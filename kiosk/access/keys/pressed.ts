// W12: keys of a keypad, told from a scanner's and from what somebody types on a keyboard.
import { ALONE_MS, begins, FOREIGN_MS, type KeypadAct, namedAct, twelveAct } from './keypad';

export type PressedParts = {
  isOn: () => boolean;
  onBegin: () => void;
  onAct: (act: KeypadAct) => void;
  /** One of twelve; what it does depends on where somebody is. */
  onTwelve: (key: string) => void;
};

const isInField = ({ target }: KeyboardEvent) => target instanceof HTMLInputElement;
const isWithOther = ({ ctrlKey, altKey, metaKey }: KeyboardEvent) => ctrlKey || altKey || metaKey;

/** After the scanner's own listener: what that has understood is prevented already. */
export const listenToKeypad = ({ isOn, onBegin, onAct, onTwelve }: PressedParts): (() => void) => {
  let foreignAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const begin = (event: KeyboardEvent) => {
    if (!begins(event.key) || isInField(event)) return;
    event.preventDefault();
    onBegin();
  };
  /** Whether it may be one of a keypad's twelve. */
  const isTwelve = ({ key, timeStamp }: KeyboardEvent): boolean => {
    const comesSoon = waiting !== undefined;
    clearTimeout(waiting);
    waiting = undefined;
    const isForeign = twelveAct(key) === null || comesSoon || timeStamp - foreignAt < FOREIGN_MS;
    if (isForeign) foreignAt = timeStamp;
    return !isForeign;
  };
  const single = (event: KeyboardEvent) => {
    const { key } = event;
    if (!isTwelve(event) || !(isOn() || begins(key))) return;
    // It must not stand in the field as well.
    if (isOn()) event.preventDefault();
    waiting = setTimeout(() => {
      waiting = undefined;
      if (isOn()) onTwelve(key);
      else onBegin();
    }, ALONE_MS);
  };
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isWithOther(event)) return;
    if (event.key.length === 1) return single(event);
    const act = namedAct(event.key);
    if (act === null) return;
    if (!isOn()) return begin(event);
    event.preventDefault();
    if (!event.repeat || act === 'next' || act === 'back') onAct(act);
  };
  addEventListener('keydown', listen, true);
  return () => {
    clearTimeout(waiting);
    removeEventListener('keydown', listen, true);
  };
};
