// The gong before a call: warm tones, made by the browser itself, so that no file and no voice is needed.
import type { GongName } from '../shared/settings';

export type Gong = {
  /** Rings once and resolves when it is over; at once when the browser keeps pages silent. Without tones, its own. */
  ring: (tones?: readonly Tone[], share?: number) => Promise<void>;
  /** Lets it sound from now on; call it inside a tap or a key press. */
  unlock: () => Promise<void>;
  /** Whether the browser wants somebody to touch the page first. */
  isSilenced: () => boolean;
  close: () => void;
};

/** Frequency in Hz and start in seconds. */
export type Tone = { pitch: number; after: number };

/** A falling third, as in stations and halls; three tones upwards; one deep one, which low ears hear better. */
export const GONG_TONES: Record<GongName, readonly Tone[]> = {
  falling: [
    { pitch: 659.26, after: 0 },
    { pitch: 523.25, after: 0.55 },
  ],
  rising: [
    { pitch: 523.25, after: 0 },
    { pitch: 659.26, after: 0.3 },
    { pitch: 783.99, after: 0.6 },
  ],
  deep: [{ pitch: 392, after: 0 }],
};
/** What a struck bar adds to its tone: multiple, loudness, and how fast it fades (seconds). */
const PARTIALS = [
  { multiple: 1, loudness: 0.5, fades: 1.4 },
  { multiple: 2, loudness: 0.12, fades: 0.8 },
  { multiple: 3.01, loudness: 0.05, fades: 0.35 },
];
const LEAD_SEC = 0.05;
const ATTACK_SEC = 0.012;
const LENGTH_MS = 2000;

const strike = (audio: AudioContext, pitch: number, at: number, share: number) => {
  for (const { multiple, loudness, fades } of PARTIALS) {
    const tone = new OscillatorNode(audio, { frequency: pitch * multiple });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness * share, at + ATTACK_SEC);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + fades);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + fades);
  }
};

/**
 * A gong for this page; silent in a browser without sound. `onChange` hears whether the browser lets it ring; `ownShare` is
 * how loud it is, 1 for a hall.
 */
export const createGong = (
  onChange: (canRing: boolean) => void,
  own: readonly Tone[] = GONG_TONES.falling,
  ownShare = 1,
): Gong => {
  if (typeof AudioContext === 'undefined')
    return {
      ring: () => Promise.resolve(),
      unlock: () => Promise.resolve(),
      isSilenced: () => false,
      close: () => undefined,
    };
  const audio = new AudioContext();
  audio.onstatechange = () => onChange(audio.state === 'running');
  return {
    ring: async (tones = own, share = ownShare) => {
      if (audio.state !== 'running') return;
      for (const { pitch, after } of tones) strike(audio, pitch, audio.currentTime + LEAD_SEC + after, share);
      await new Promise((resolve) => setTimeout(resolve, LENGTH_MS));
    },
    unlock: () => audio.resume(),
    isSilenced: () => audio.state !== 'running',
    close: () => {
      audio.onstatechange = null;
      void audio.close();
    },
  };
};
