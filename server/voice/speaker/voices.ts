// Which voice speaks which language, and how fast: slower than people talk, for a hall and for who has just begun to learn.

type Voice = { voice: string; rate: number };

const VOICES: Readonly<Record<string, Voice>> = {
  de: { voice: 'de', rate: 140 },
  en: { voice: 'en', rate: 140 },
  tr: { voice: 'tr', rate: 140 },
  ar: { voice: 'ar', rate: 130 },
  uk: { voice: 'uk', rate: 140 },
  ru: { voice: 'ru', rate: 130 },
  pl: { voice: 'pl', rate: 140 },
  ro: { voice: 'ro', rate: 140 },
};
const GERMAN: Voice = { voice: 'de', rate: 140 };
/** For a language in plain words, and whoever asks for it. */
const SLOW = 0.8;

/** 'de' of 'de-simple', and of 'de' itself. */
const baseOf = (language: string): string => language.split('-')[0] ?? language;

/** The voice of a language; a plain form of a language has its voice, slower. German where there is none. */
export const voiceOf = (language: string, isSlow = false): Voice => {
  const { voice, rate } = VOICES[baseOf(language)] ?? GERMAN;
  const isPlain = baseOf(language) !== language;
  return { voice, rate: Math.round(isPlain || isSlow ? rate * SLOW : rate) };
};
