// A part of the side on which everybody else stands: a heading with how many there are, and a list.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export type SectionProps = {
  title: string;
  count: number | null;
  aside?: ComponentChildren;
  children: ComponentChildren;
};

export const Section = ({ title, count, aside, children }: SectionProps) => {
  const id = useId();
  return (
    <section class="counter-section" aria-labelledby={id}>
      <header class="counter-section__head">
        <h2 class="kern-title" id={id}>
          {count === null ? title : `${title} (${count})`}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
};
