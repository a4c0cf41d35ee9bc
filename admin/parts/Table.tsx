// KERN's table, with a caption that is a heading too, so that a page's tables are found by either.
import { type ComponentChildren, createContext, type VNode } from 'preact';
import { useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAdminWords } from './words';

/** What stands above the cells: on narrow glass, where rows become blocks, each cell says it itself. */
const Heads = createContext<readonly string[]>([]);

export type TableProps = {
  caption: ComponentChildren;
  /** What the things in it are, below the caption. */
  hint?: string;
  heads: readonly string[];
  rows: VNode[];
  /** Says that there is nothing yet, and what to do about it. */
  empty: string;
  /** Rows end with a cell of buttons. */
  hasActions?: boolean;
};

/** Whether a table is wider than its place: then it scrolls, which those without a mouse have to reach. */
const useWide = () => {
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useLayoutEffect(() => {
    const look = () => setWide(box.current !== null && box.current.scrollWidth > box.current.clientWidth);
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  });
  return { box, isWide };
};

export const Table = ({ caption, hint, heads, rows, empty, hasActions = false }: TableProps) => {
  const { t } = useAdminWords();
  const id = useId();
  const { box, isWide } = useWide();
  const heading = (
    <>
      <h2 class="kern-heading-small" id={id}>
        {caption}
      </h2>
      {hint && <p class="kern-body">{hint}</p>}
    </>
  );
  if (rows.length === 0)
    return (
      <section class="adm-table">
        {heading}
        <p class="kern-body kern-body--muted">{empty}</p>
      </section>
    );
  return (
    <div
      class="adm-table kern-table-responsive"
      ref={box}
      {...(isWide && { tabIndex: 0, role: 'region', 'aria-labelledby': id })}
    >
      <table class="kern-table kern-table--small">
        <caption>{heading}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {heads.map((head) => (
              <th key={head} class="kern-table__header" scope="col">
                {head}
              </th>
            ))}
            {hasActions && (
              <th class="kern-table__header" scope="col">
                <span class="kern-sr-only">{t('admin.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          <Heads.Provider value={heads}>{rows}</Heads.Provider>
        </tbody>
      </table>
    </div>
  );
};

type RowProps = {
  /** What the row is about. */
  head: ComponentChildren;
  cells: readonly ComponentChildren[];
  actions?: ComponentChildren;
};

export const Row = ({ head, cells, actions }: RowProps) => {
  const [, ...heads] = useContext(Heads);
  return (
    <tr class="kern-table__row">
      <th class="kern-table__header" scope="row">
        {head}
      </th>
      {cells.map((cell, i) => (
        // Cells are what they are by their place.
        <td key={String(i)} class="kern-table__cell" data-head={heads[i]}>
          {cell}
        </td>
      ))}
      {actions !== undefined && (
        <td class="kern-table__cell kern-table__cell--action">{actions && <div class="adm-actions">{actions}</div>}</td>
      )}
    </tr>
  );
};
