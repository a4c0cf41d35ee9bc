// W12: sentences as sound, made by the server (D11): nothing is installed here. What was asked for is kept, within bounds.
import type { Language } from '../../../shared/settings';
import { ownDeviceId } from '../../../ui/link/device';
import { type Part, partsIn } from './foreign';

const MOST_KEPT = 80;
/** As much as the server says at a time. */
const MOST_LETTERS = 380;

export const LOUDNESS = { least: 0.2, most: 1, step: 0.2, first: 0.6 };
export const SPEED = { least: 0.6, most: 2, step: 0.2, first: 1 };

/** 'A042' is called 'A 42'; signs that only break lines are none. */
export const spoken = (text: string): string =>
  text
    .replace(/[\u00AD\u2060]/g, '')
    .replace(/\b([A-Z])(\d{3})\b/g, (_, letter: string, digits: string) => `${letter} ${Number(digits)}`)
    .replace(/\s+/g, ' ')
    .trim();

/** In sentences, so that the first is heard soon and one that comes again is known. */
export const sentencesOf = (text: string, language: Language): Part[] =>
  partsIn(text, language).flatMap((part) =>
    part.text
      .split(/(?<=[.!?…])\s/)
      .map((one) => ({ ...part, text: one.trim().slice(0, MOST_LETTERS) }))
      .filter((one) => one.text !== ''),
  );

type Key = `${Language} ${string}`;

/** Sounds by language and sentence, as addresses of this page; the longest not used are forgotten. */
const createSounds = () => {
  const kept = new Map<Key, Promise<string | null>>();
  const fetchSound = async (text: string, language: Language): Promise<string | null> => {
    const body = JSON.stringify({ deviceId: ownDeviceId(), language, text });
    const response = await fetch('/api/voice', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  };
  const forget = (key: Key) => {
    void kept.get(key)?.then((address) => address !== null && URL.revokeObjectURL(address));
    kept.delete(key);
  };
  return (text: string, language: Language): Promise<string | null> => {
    const key: Key = `${language} ${text}`;
    const sound = kept.get(key) ?? fetchSound(text, language).catch(() => null);
    kept.delete(key);
    kept.set(key, sound);
    // What did not come is asked for again next time.
    void sound.then((address) => address === null && kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) forget(oldest);
    return sound;
  };
};

/** One voice for this page: what is said next ends what is being said. */
export const createSpeaker = () => {
  const soundOf = createSounds();
  const audio = new Audio();
  let turn = 0;
  /** Ends the wait for the sound that is playing. A browser's own `abort` is none: it comes late, to the next sound. */
  let finish: () => void = () => undefined;
  const play = (address: string): Promise<void> =>
    new Promise((resolve) => {
      finish = resolve;
      audio.onended = audio.onerror = () => resolve();
      audio.src = address;
      audio.play().catch(() => resolve());
    });
  const stop = () => {
    turn++;
    audio.pause();
    finish();
  };
  /** Says it to its end, or until something else is said; at once over where there is no sound. */
  const speak = async (text: string, language: Language): Promise<void> => {
    stop();
    const own = turn;
    const sentences = sentencesOf(spoken(text), language);
    for (const [i, sentence] of sentences.entries()) {
      const sound = soundOf(sentence.text, sentence.language);
      const next = sentences[i + 1];
      const address = await sound;
      if (own !== turn) return;
      if (next !== undefined) void soundOf(next.text, next.language);
      if (address !== null) await play(address);
      if (own !== turn) return;
    }
  };
  return {
    speak,
    stop,
    /** Fetches it, so that it can be said when the server is gone. */
    prepare: (text: string, language: Language) => {
      for (const sentence of sentencesOf(spoken(text), language)) void soundOf(sentence.text, sentence.language);
    },
    setLoudness: (loudness: number) => {
      audio.volume = loudness;
    },
    setSpeed: (speed: number) => {
      audio.defaultPlaybackRate = speed;
      audio.playbackRate = speed;
    },
  };
};
export type Speaker = ReturnType<typeof createSpeaker>;
