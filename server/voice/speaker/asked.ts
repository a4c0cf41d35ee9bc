// What the speaking process is asked.

/** A text, by which voice of the engine, and how many words a minute. */
export type SpeakAsked = { kind: 'speak'; voice: string; rate: number; text: string };

/** Samples a second of everything that is spoken here, one channel. */
export const RATE_HZ = 22_050;
