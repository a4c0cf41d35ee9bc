// A subject or a text with buttons that insert, where the cursor is, what the program fills in.
import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LetterKind, Placeholder, WordingPart } from '../../shared/letters/placeholders';
import type { Language } from '../../shared/settings';
import { FieldFrame } from '../../ui/kit';
import { useAdminWords } from '../parts/words';
import {
  letterFault,
  nameOfPlaceholder,
  placeholdersFor,
  standsAlone,
  withIds,
  withNames,
  written,
} from './letterNames';

type Typing = HTMLInputElement | HTMLTextAreaElement;

/** It grows with what is written, by the line. */
const ROWS = { least: 6, most: 20 };
const rowsOf = (text: string): number => Math.min(ROWS.most, Math.max(ROWS.least, text.split('\n').length + 1));

/** Where something is inserted: the selection, or behind what is filled in, when the cursor is within its name. */
const placeIn = ({ value, selectionStart, selectionEnd }: Typing): { start: number; end: number } => {
  const [start, end] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  const open = start === 0 ? -1 : value.lastIndexOf('{', start - 1);
  const close = value.indexOf('}', start);
  const isWithin = start === end && open >= 0 && close >= 0 && !/[{}\n]/.test(value.slice(open + 1, close));
  return isWithin ? { start: close + 1, end: close + 1 } : { start, end };
};

/** What stands between it and its neighbour, seen from the two letters next to it. */
const gapTo = (neighbour: string): string => {
  if (neighbour === '' || neighbour === '\n\n') return '';
  return neighbour.includes('\n') ? '\n' : '\n\n';
};

/** With empty lines around it, where it needs a line of its own. */
const withLines = (inserted: string, before: string, after: string): string => {
  const [last, first] = [before.slice(-2), after.slice(0, 2)];
  const above = last.endsWith('\n') ? gapTo(last) : gapTo(last.slice(-1));
  const below = first.startsWith('\n') ? gapTo(first) : gapTo(first.slice(0, 1));
  return `${above}${inserted}${below}`;
};

/** As if it were typed, so that the browser's own undo takes it back; false where it cannot. */
const typeInto = (text: string): boolean =>
  typeof document.execCommand === 'function' && document.execCommand('insertText', false, text);

type ButtonsProps = {
  what: string;
  language: Language;
  ids: readonly Placeholder[];
  onInsert: (id: Placeholder) => void;
};

const Buttons = ({ what, language, ids, onInsert }: ButtonsProps) => {
  const { t } = useAdminWords();
  return (
    <fieldset class="adm-chips" aria-label={t('admin.mailText.insert', { what })}>
      {ids.map((id) => {
        const name = nameOfPlaceholder(id, language);
        return (
          <button
            key={id}
            type="button"
            class="adm-chip"
            lang={language}
            aria-label={t('admin.mailText.insertOne', { name, what })}
            onClick={() => onInsert(id)}
          >
            {name}
          </button>
        );
      })}
    </fieldset>
  );
};

type PlaceholderFieldProps = {
  kind: LetterKind;
  language: Language;
  part: WordingPart;
  /** As it is kept; null is the program's own. */
  kept: string | null;
  onChange: (kept: string | null) => void;
  /** The server found fault with it. */
  isInvalid: boolean;
};

export const PlaceholderField = ({ kind, language, part, kept, onChange, isInvalid }: PlaceholderFieldProps) => {
  const words = useAdminWords();
  const { t } = words;
  const typing = useRef<Typing>(null);
  const caret = useRef<number | null>(null);
  /** What is wrong is not told while somebody types, but from when they leave it. */
  const [isTold, setTold] = useState(false);
  const label = t(`admin.text.${language}`, { what: t(`admin.mailText.${part}`) });
  const fault = kept === null ? null : letterFault(words, { kind, language, part }, kept);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    typing.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const take = (field: Typing) => {
    const ids = withIds(field.value);
    const shown = withNames(ids, language);
    if (shown !== field.value) caret.current = (field.selectionStart ?? 0) + shown.length - field.value.length;
    onChange(field.value === '' ? null : ids);
  };
  const insert = (id: Placeholder) => {
    const field = typing.current;
    if (field === null) return;
    const { start, end } = placeIn(field);
    const name = written(id, language);
    const text = standsAlone(kind, id) ? withLines(name, field.value.slice(0, start), field.value.slice(end)) : name;
    field.focus();
    field.setSelectionRange(start, end);
    if (typeInto(text)) return;
    field.setRangeText(text, start, end, 'end');
    take(field);
  };
  const error = (isInvalid || isTold) && (fault ?? (isInvalid && t('admin.invalid.value')));
  const shared = {
    value: kept === null ? '' : withNames(kept, language),
    lang: language,
    autocomplete: 'off' as const,
    class: `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`,
    onInput: (event: { currentTarget: Typing }) => take(event.currentTarget),
    onBlur: () => setTold(fault !== null),
  };
  return (
    <div class="adm-wording">
      <FieldFrame
        label={label}
        hint={t(`admin.mailText.${part}Hint`)}
        error={error}
        control={(described) =>
          part === 'text' ? (
            <textarea {...shared} {...described} rows={rowsOf(shared.value)} ref={typing as Ref<HTMLTextAreaElement>} />
          ) : (
            <input {...shared} {...described} type="text" ref={typing as Ref<HTMLInputElement>} />
          )
        }
      />
      <Buttons what={label} language={language} ids={placeholdersFor(kind, part)} onInsert={insert} />
    </div>
  );
};
