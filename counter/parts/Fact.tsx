// A name and a value in a list of what is known.
import type { ComponentChildren } from 'preact';

export type FactProps = { name: string; size: 'half' | 'whole'; children: ComponentChildren };

export const Fact = ({ name, size, children }: FactProps) => (
  <div class={`counter-fact counter-fact--${size}`}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
