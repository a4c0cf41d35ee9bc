// What a letter is made of, and how that is written as plain text and as HTML that any reader and any screen reader takes.
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Language } from '../../../shared/settings';

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

const FACT = 'padding:0.2em 1em 0.2em 0;text-align:left;vertical-align:top';
/** A table gives way where its long words are, and not where its labels are. */
const LABEL = `${FACT};overflow-wrap:break-word`;

const HtmlBlock = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          {block.text.split('\n').map((line, place) => (
            <>
              {place > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      );
    case 'facts':
      return (
        <table>
          {block.facts.map(({ label, value }) => (
            <tr>
              <th scope="row" style={LABEL}>
                {label}
              </th>
              <td style={FACT}>{value}</td>
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
              <li>{item}</li>
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
export const plainPage = (blocks: Block[]): string => `${blocks.map(textOfBlock).join('\n\n')}\n`;

const BODY = 'font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:40em;overflow-wrap:anywhere';

/** No picture, no script, nothing from elsewhere; colours are the reader's own. */
export const htmlPage = (language: Language, title: string, blocks: Block[]): string => {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
      </head>
      <body style={BODY}>
        {blocks.map((block) => (
          <HtmlBlock block={block} />
        ))}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
};
