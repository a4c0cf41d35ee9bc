// What a letter is made of, and how that is written as plain text and as HTML that any reader and any screen reader takes.
import { renderToStaticMarkup } from 'preact-render-to-string';
import { directionOf } from '../../../shared/languages/locales';
import type { Language } from '../../../shared/settings';
import { partsOf, unmarked } from './german';

export type Block =
  /** A paragraph; lines in it end where its text ends them. */
  | { kind: 'text'; text: string }
  /** Labels and what belongs to them. */
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'list'; title: string; items: string[] }
  | { kind: 'link'; label: string; url: string };

const textOfBlock = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${item}`)].join('\n');
    case 'link':
      return `${block.label}:\n${block.url}`;
  }
};

const FACTS = {
  ltr: 'padding:0.2em 1em 0.2em 0;text-align:left;vertical-align:top',
  rtl: 'padding:0.2em 0 0.2em 1em;text-align:right;vertical-align:top',
};
/** A table gives way where its long words are, and not where its labels are. */
const labelOf = (fact: string): string => `${fact};overflow-wrap:break-word`;

type Direction = keyof typeof FACTS;

/** German among letters that run the other way keeps its own order. */
const Line = ({ text, direction }: { text: string; direction: Direction }) => (
  <>
    {partsOf(text).map((part) =>
      part.isGerman ? (
        <span lang="de" dir={direction === 'rtl' ? 'ltr' : undefined}>
          {part.text}
        </span>
      ) : (
        part.text
      ),
    )}
  </>
);

const HtmlBlock = ({ block, direction }: { block: Block; direction: Direction }) => {
  const lineOf = (text: string) => <Line text={text} direction={direction} />;
  const fact = FACTS[direction];
  switch (block.kind) {
    case 'text':
      return (
        <p>
          {block.text.split('\n').map((line, place) => (
            <>
              {place > 0 && <br />}
              {lineOf(line)}
            </>
          ))}
        </p>
      );
    case 'facts':
      return (
        <table>
          {block.facts.map(({ label, value }) => (
            <tr>
              <th scope="row" style={labelOf(fact)}>
                {lineOf(label)}
              </th>
              <td style={fact}>{lineOf(value)}</td>
            </tr>
          ))}
        </table>
      );
    case 'list':
      return (
        <>
          <p>{block.title}</p>
          <ul>
            {block.items.map((item) => (
              <li>{lineOf(item)}</li>
            ))}
          </ul>
        </>
      );
    case 'link':
      return (
        <p>
          <a href={block.url}>{block.label}</a>
        </p>
      );
  }
};

/** For readers that show no HTML, and people who want none. */
export const plainPage = (blocks: Block[]): string => unmarked(`${blocks.map(textOfBlock).join('\n\n')}\n`);

const BODY = 'font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:40em;overflow-wrap:anywhere';

/** No picture, no script, nothing from elsewhere; colours are the reader's own. */
export const htmlPage = (language: Language, title: string, blocks: Block[]): string => {
  const direction = directionOf(language);
  const page = (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
      </head>
      <body style={BODY}>
        {/* Readers in a browser take the page's own frame away. */}
        <div lang={language} dir={direction}>
          {blocks.map((block) => (
            <HtmlBlock block={block} direction={direction} />
          ))}
        </div>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
};
