// A part of the page that can be printed alone, with a head that only paper has.
import type { ComponentChildren } from 'preact';

type PartProps = {
  title: string;
  hint: string;
  isPrinted: boolean;
  /** What paper says above: title, office, when. */
  head: { title: string; when: string };
  children: ComponentChildren;
};

export const Part = ({ title, hint, isPrinted, head, children }: PartProps) => (
  <section class="adm-stack adm-section" {...(isPrinted && { 'data-printed': true })}>
    <div class="adm-noPrint">
      <h2 class="kern-heading-small">{title}</h2>
      <p class="kern-body">{hint}</p>
    </div>
    <header class="adm-printed__head">
      <p class="kern-heading-medium">{head.title}</p>
      <p class="kern-body">{head.when}</p>
    </header>
    {children}
  </section>
);
