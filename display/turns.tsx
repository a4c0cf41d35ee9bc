// D8: the display speaks one language after the other, all of them in large letters: German between every two others.
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { directionOf } from '../shared/languages/locales';
import type { Language, Text } from '../shared/settings';
import { textOf, type Words, wordsOf } from '../shared/words';
import { Around, HERE, SaidAs } from '../ui/kit';
import { useWords } from '../ui/words';

/** Long enough to read a sentence; more than the gallery lets pass. */
const TURN_MS = 6000;
/** A call is short, and is said in the visitor's language and in German while it is announced. */
const CALL_TURN_MS = 4500;

type Turn = {
  /** Every language that is spoken here. */
  languages: readonly Language[];
  now: Language;
  /** How often all of them have been spoken, and how many turns there have been. */
  round: number;
  beat: number;
};

const Turns = createContext<Turn>({ languages: ['de'], now: 'de', round: 0, beat: 0 });
export const useTurn = (): Turn => useContext(Turns);

/** 'de en tr de ar uk': the first comes back after every two others. */
export const turnsOf = (languages: readonly Language[]): Language[] => {
  const [first = 'de', ...others] = languages;
  return others.length === 0 ? [first] : others.flatMap((one, i) => (i % 2 === 0 ? [first, one] : [one]));
};

/** The visitor's own language, then the office's in their order. */
export const callTurnsOf = (languages: readonly Language[], own: Language): Language[] =>
  languages.includes(own) ? [own, ...languages.filter((one) => one !== own)] : [...languages];

/** Counts on while it is shown; one timer at a time. */
const useBeat = (everyMs: number): number => {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setBeat((now) => now + 1), everyMs);
    return () => clearTimeout(timer);
  }, [beat, everyMs]);
  return beat;
};

const turnAt = (turns: readonly Language[], languages: readonly Language[], beat: number): Turn => ({
  languages,
  now: turns[beat % turns.length] ?? 'de',
  round: Math.floor(beat / turns.length),
  beat,
});

type TurningProps = { languages: readonly Language[]; children: preact.ComponentChildren };

/** Everything inside speaks the languages in turn. */
export const Turning = ({ languages, children }: TurningProps) => {
  const beat = useBeat(TURN_MS);
  const list = languages.join();
  const turn = useMemo(() => turnAt(turnsOf(languages), languages, beat), [list, beat]);
  return <Turns.Provider value={turn}>{children}</Turns.Provider>;
};

/** D8: a call that is announced begins with the visitor's language. Given a key of its own by whoever shows it. */
export const TurningForCall = ({ own, children }: { own: Language; children: preact.ComponentChildren }) => {
  const { languages } = useTurn();
  const beat = useBeat(CALL_TURN_MS);
  return <Turns.Provider value={turnAt(callTurnsOf(languages, own), languages, beat)}>{children}</Turns.Provider>;
};

type SayingProps = {
  say: (words: Words) => string;
  /** What stands in place of HERE: in German, and said to be, where the office has it in no other language. */
  text?: (words: Words) => Text;
};

/** What is said in each language, the same words once. */
const useSayings = ({ say, text }: SayingProps) => {
  const { languages } = useTurn();
  const { ticketWord } = useWords();
  const sayings = new Map<string, { spoken: [Language, ...Language[]]; sentence: string; own: Text | undefined }>();
  for (const language of languages) {
    const words = wordsOf(language, ticketWord);
    const [sentence, own] = [say(words), text?.(words)];
    const whole = own ? sentence.replace(HERE, textOf(own, language)) : sentence;
    const known = sayings.get(whole);
    if (known) known.spoken.push(language);
    else sayings.set(whole, { spoken: [language], sentence, own });
  }
  return [...sayings.values()];
};

const Saying = ({ sentence, own, language }: { sentence: string; own: Text | undefined; language: Language }) => {
  if (own === undefined) return <>{sentence}</>;
  return (
    <Around sentence={sentence}>
      <SaidAs text={own} language={language} />
    </Around>
  );
};

/** A sentence in the language whose turn it is. All of them keep its room, so that nothing moves when they change. */
export const InTurn = (props: SayingProps) => {
  const { now } = useTurn();
  return (
    <span class="turns">
      {useSayings(props).map(({ sentence, own, spoken }) => (
        <span
          key={spoken[0]}
          class="turns__one"
          lang={spoken[0]}
          dir={directionOf(spoken[0])}
          aria-hidden={!spoken.includes(now)}
        >
          <Saying sentence={sentence} own={own} language={spoken[0]} />
        </span>
      ))}
    </span>
  );
};

/** For whoever hears the screen read out: all languages, one after the other. */
export const InAll = (props: SayingProps) => (
  <>
    {useSayings(props).map(({ sentence, own, spoken }) => (
      <span key={spoken[0]} lang={spoken[0]}>
        <Saying sentence={sentence} own={own} language={spoken[0]} />{' '}
      </span>
    ))}
  </>
);

/** What the office says in its own words, in turn. */
export const OwnInTurn = ({ text }: { text: Text }) => <InTurn say={() => HERE} text={() => text} />;
