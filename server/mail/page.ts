// What a letter is made of, and how that is written as plain text and as HTML that any reader and any screen reader takes.
import type { Language } from '../../shared/settings';
import { escaped } from './plain';

export type Block =
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

const htmlOfBlock = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'facts': {
      const rows = block.facts.map(
        ({ label, value }) =>
          `<tr><th scope="row" style="${FACT}">${escaped(label)}</th><td style="${FACT}">${escaped(value)}</td></tr>`,
      );
      return `<table>${rows.join('')}</table>`;
    }
    case 'list':
      return `<p>${escaped(block.title)}</p><ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'link':
      return `<p><a href="${escaped(block.url)}">${escaped(block.label)}</a></p>`;
  }
};

/** For readers that show no HTML, and people who want none. */
export const plainPage = (blocks: Block[]): string => `${blocks.map(textOfBlock).join('\n\n')}\n`;

/** No picture, no script, nothing from elsewhere; colours are the reader's own. */
export const htmlPage = (language: Language, title: string, blocks: Block[]): string =>
  [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:40em">',
    ...blocks.map(htmlOfBlock),
    '</body></html>',
  ].join('\n');
