// A phone that rings when its number is called, once its owner has asked for it.
import { useEffect, useState } from 'preact/hooks';
import { createGong, type Gong } from '../../../ui/gong';

export type Sound = {
  /** The phone will ring. */
  isOn: boolean;
  /** Lets it ring from now on, and once as a trial; call it inside a tap. */
  switchOn: () => void;
};

/** `calledAt` changes with every call and call again, and null rings nothing; once when the call comes soon (F8). */
export const useSound = (calledAt: number | null, isSoon: boolean): Sound => {
  const [gong, setGong] = useState<Gong | null>(null);
  const [isOn, setIsOn] = useState(false);
  useEffect(() => () => gong?.close(), [gong]);
  useEffect(() => {
    if (calledAt !== null || isSoon) void gong?.ring();
  }, [calledAt, isSoon]);
  const switchOn = async () => {
    // A phone call takes the sound away; then the same gong is woken again.
    const used = gong ?? createGong(setIsOn);
    setGong(used);
    await used.unlock();
    setIsOn(!used.isSilenced());
    await used.ring();
  };
  return { isOn, switchOn: () => void switchOn() };
};
