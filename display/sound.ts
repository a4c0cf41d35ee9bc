// What is heard of the display: the gong, the voice, and whether the browser lets them sound.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView, DisplayView } from '../shared/protocol';
import { createGong, GONG_TONES } from '../ui/gong';
import { reportSilence } from '../ui/sound/silence';
import { createSpeech, fetchCall } from '../ui/sound/speech';
import { isWithdrawn } from './announcements';
import { createHall } from './sounding/hall';
import type { Part } from './sounding/queue';

/** A browser that lets pages sound starts within this time. */
const STARTS_WITHIN_MS = 1000;

export type Sound = { isBlocked: boolean; unlock: () => void };
type Heard = Pick<DisplayView, 'gong' | 'voice' | 'volume' | 'calls'>;

/** The loudspeaker of this page; `now` says what of the settings holds when something is to be heard. */
const openHall = (now: () => Heard, onChange: (canSound: boolean) => void) => {
  const gong = createGong(onChange);
  const speech = createSpeech();
  /** What is being fetched, by call: its languages are asked for while its gong still rings. */
  let coming: { call: CallView; sounds: Map<Part, Promise<ArrayBuffer | null>> } | null = null;
  const comingOf = (call: CallView) => {
    if (coming?.call === call) return coming;
    const { number, counter, spokenIn } = call;
    coming = { call, sounds: new Map(spokenIn.map((one) => [one, fetchCall(one, number, counter)] as const)) };
    return coming;
  };
  const hall = createHall({
    play: async (part, call) => {
      const { gong: name, volume } = now();
      const { sounds } = comingOf(call);
      if (part === 'gong') return name === null ? undefined : gong.ring(GONG_TONES[name], volume / 100);
      const sound = await sounds.get(part);
      if (sound) await speech.play(sound, volume / 100);
    },
    stop: speech.stop,
  });
  return {
    ...hall,
    isSilenced: gong.isSilenced,
    unlock: () => {
      void gong.unlock();
      void speech.unlock();
    },
    close: () => {
      hall.close();
      gong.close();
      speech.close();
    },
  };
};

/** Sounds once for each announcement: a gong if there is one, and the call in its languages. */
export const useSound = (announced: CallView | null, view: Heard, online: boolean): Sound => {
  const hall = useRef<ReturnType<typeof openHall> | null>(null);
  const latest = useRef(view);
  latest.current = view;
  const [isSilenced, setSilenced] = useState(false);
  useEffect(() => {
    const opened = openHall(
      () => latest.current,
      (canSound) => setSilenced(!canSound),
    );
    hall.current = opened;
    const look = setTimeout(() => setSilenced(opened.isSilenced()), STARTS_WITHIN_MS);
    return () => {
      clearTimeout(look);
      opened.close();
    };
  }, []);
  useEffect(() => {
    if (announced) hall.current?.show(announced);
  }, [announced]);
  useEffect(() => hall.current?.withdraw((call) => isWithdrawn(view.calls, call)), [view.calls]);
  const isBlocked = isSilenced && (view.gong !== null || view.voice) && view.volume > 0;
  useEffect(() => (online ? reportSilence(isBlocked) : undefined), [isBlocked, online]);
  return { isBlocked, unlock: () => hall.current?.unlock() };
};
