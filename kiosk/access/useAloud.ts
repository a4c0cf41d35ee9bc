// W12: the kiosk reads itself aloud while somebody wishes it, and is worked by a keypad without the screen.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KioskWords } from '../parts/words';
import { type KeypadAct, twelveAct } from './keys/keypad';
import { listenToKeypad } from './keys/pressed';
import { onHeadphones, onLongPress } from './keys/starts';
import { watchChanges } from './reading/changes';
import { createReader, type Reader } from './reading/reader';
import { createSpeaker, LOUDNESS, SPEED, type Speaker } from './reading/speech';

export type AloudParts = {
  isOn: boolean;
  words: KioskWords;
  onSwitch: (isOn: boolean) => void;
  onHelp: () => void;
};

type Range = typeof LOUDNESS;
const within = ({ least, most, step }: Range, before: number, by: 1 | -1): number =>
  Math.min(most, Math.max(least, Math.round((before + by * step) * 10) / 10));
/** Which step of how many, as it is said. */
const stepOf = ({ least, most, step }: Range, now: number) => ({
  at: Math.round((now - least) / step) + 1,
  of: Math.round((most - least) / step) + 1,
});

type Talking = { speaker: Speaker; reader: Reader; loudness: number; speed: number };

const pageOf = (): HTMLElement => document.querySelector<HTMLElement>('.kiosk') ?? document.body;

export const useAloud = ({ isOn, words, onSwitch, onHelp }: AloudParts) => {
  const [isReading, setReading] = useState(false);
  const talking = useRef<Talking | null>(null);
  const parts = useRef({ isOn, words, onSwitch, onHelp });
  parts.current = { isOn, words, onSwitch, onHelp };

  const tune = (what: 'loudness' | 'speed', by: 1 | -1) => {
    const now = talking.current;
    if (now === null) return;
    const range = what === 'loudness' ? LOUDNESS : SPEED;
    now[what] = within(range, now[what], by);
    now.speaker.setLoudness(now.loudness);
    now.speaker.setSpeed(now.speed);
    now.reader.say(parts.current.words.t(`kiosk.aloud.${what}`, stepOf(range, now[what])));
  };
  const run = (name: KeypadAct): void => {
    const own: Partial<Record<KeypadAct, () => void>> = {
      louder: () => tune('loudness', 1),
      quieter: () => tune('loudness', -1),
      faster: () => tune('speed', 1),
      slower: () => tune('speed', -1),
      help: parts.current.onHelp,
      toggle: () => parts.current.onSwitch(false),
      off: () => parts.current.onSwitch(false),
    };
    const act = own[name];
    if (act) act();
    else talking.current?.reader.run(name);
  };

  useEffect(() => {
    if (!isOn) return;
    const speaker = createSpeaker();
    const { t, language } = parts.current.words;
    const reader = createReader({
      page: pageOf(),
      speak: speaker.speak,
      words: () => parts.current.words,
      onReading: setReading,
    });
    talking.current = { speaker, reader, loudness: LOUDNESS.first, speed: SPEED.first };
    speaker.setLoudness(LOUDNESS.first);
    const unwatch = watchChanges({ page: pageOf(), onPage: () => reader.arrive(), onTold: reader.tell });
    reader.arrive(t('kiosk.aloud.welcome'));
    for (const text of [t('kiosk.offline'), t('kiosk.offlineHow')]) speaker.prepare(text, language);
    return () => {
      unwatch();
      talking.current = null;
      setReading(false);
      void speaker.speak(parts.current.words.t('kiosk.aloud.over'), parts.current.words.language);
    };
  }, [isOn]);

  useEffect(() => {
    const unlisten = listenToKeypad({
      isOn: () => parts.current.isOn,
      onBegin: () => parts.current.onSwitch(true),
      onAct: run,
      onTwelve: (key) => {
        const act = twelveAct(key);
        if (!talking.current?.reader.type(key) && act) run(act);
      },
    });
    const unpress = onLongPress(() => parts.current.onSwitch(true));
    const unplug = onHeadphones((isIn) => parts.current.onSwitch(isIn));
    return () => {
      unlisten();
      unpress();
      unplug();
    };
  }, []);

  return { isReading, run };
};
