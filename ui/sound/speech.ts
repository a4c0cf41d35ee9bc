// What the office's voice says: fetched from the server, and played.
import type { Language } from '../../shared/settings';
import { ownDeviceId } from '../link/device';

const PATIENCE_MS = 5000;

const fetchSound = async (path: string, asked: object): Promise<ArrayBuffer | null> => {
  const deviceId = ownDeviceId();
  if (deviceId === null) return null;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ deviceId, ...asked }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
};

/** A call, as it is heard in the hall; null when none came in time. */
export const fetchCall = (language: Language, number: string, counter: string): Promise<ArrayBuffer | null> =>
  fetchSound('/api/voice/call', { language, number, counter });

export type Speech = {
  /** Plays a sound to its end, 1 is as loud as it was made; at once where the browser keeps pages silent. */
  play: (sound: ArrayBuffer, share: number) => Promise<void>;
  stop: () => void;
  /** Lets it sound from now on; call it inside a tap or a key press. */
  unlock: () => Promise<void>;
  close: () => void;
};

const SILENT: Speech = {
  play: () => Promise.resolve(),
  stop: () => undefined,
  unlock: () => Promise.resolve(),
  close: () => undefined,
};

/** A voice for this page; silent in a browser without sound. */
export const createSpeech = (): Speech => {
  if (typeof AudioContext === 'undefined') return SILENT;
  const audio = new AudioContext();
  let playing: AudioBufferSourceNode | null = null;
  const stop = () => playing?.stop();
  return {
    play: async (sound, share) => {
      if (audio.state !== 'running') return;
      const buffer = await audio.decodeAudioData(sound).catch(() => null);
      if (buffer === null) return;
      stop();
      const source = new AudioBufferSourceNode(audio, { buffer });
      source.connect(new GainNode(audio, { gain: share })).connect(audio.destination);
      playing = source;
      await new Promise<void>((resolve) => {
        source.onended = () => resolve();
        source.start();
      });
      if (playing === source) playing = null;
    },
    stop,
    unlock: () => audio.resume(),
    close: () => void audio.close(),
  };
};
