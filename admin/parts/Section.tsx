// A part of a page under a heading of its own.
import type { ComponentChildren } from 'preact';

type SectionProps = { title: string; hint?: ComponentChildren; children: ComponentChildren };

export const Section = ({ title, hint, children }: SectionProps) => (
  <section class="adm-stack adm-section">
    <div>
      <h2 class="kern-heading-small">{title}</h2>
      {hint && <p class="kern-body">{hint}</p>}
    </div>
    {children}
  </section>
);
