// A text from the settings, as it is in the language that is spoken here; in German, and said to be, where that is missing.

import type { ComponentChildren } from 'preact';
import { directionOf } from '../../shared/languages/locales';
import type { Language, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { useWords } from '../words';

/** What `lang` says of a text: null where it is in the language around it. */
export const langOf = (text: Text, language: Language): 'de' | null =>
  text[language] === undefined && language !== 'de-simple' ? 'de' : null;

export const Said = ({ text }: { text: Text }) => <SaidAs text={text} language={useWords().language} />;

/** The same among words of another language than those around. */
export const SaidAs = ({ text, language }: { text: Text; language: Language }) => {
  const lang = langOf(text, language);
  if (lang === null) return textOf(text, language);
  // German among letters that run the other way keeps its own order.
  return (
    <span lang={lang} dir={directionOf(language) === 'rtl' ? 'ltr' : undefined}>
      {text.de}
    </span>
  );
};

/** Texts one after the other, each in its own language. */
export const SaidList = ({ texts, between }: { texts: readonly Text[]; between: string }) => (
  <>
    {texts.map((text, place) => (
      <>
        {place > 0 && between}
        <Said text={text} />
      </>
    ))}
  </>
);

/** Texts as the items of a list, each in its own language. */
export const SaidItems = ({ texts }: { texts: readonly Text[] }) => (
  <>
    {texts.map((text) => (
      <li key={text.de}>
        <Said text={text} />
      </li>
    ))}
  </>
);

/** Stands in a sentence where the text comes: no sentence of ours has it. */
export const HERE = '\u{fffc}';

/** A sentence around what stands in place of HERE. */
export const Around = ({ sentence, children }: { sentence: string; children: ComponentChildren }) => {
  const [before = '', after = ''] = sentence.split(HERE);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
};

/** A sentence around such a text; `sentence` puts what it is given where the text stands. */
export const SaidIn = ({ sentence, text }: { sentence: (text: string) => string; text: Text }) => (
  <Around sentence={sentence(HERE)}>
    <Said text={text} />
  </Around>
);
