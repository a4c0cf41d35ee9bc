// What the speaking process is asked.

/** A text, by which voice of the engine, and how many words a minute; or a recording, to be as loud as what is spoken. */
export type SpeakAsked =
  | { kind: 'speak'; voice: string; rate: number; text: string }
  | { kind: 'level'; samples: Float32Array };
