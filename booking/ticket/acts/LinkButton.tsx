// A link that looks like the buttons it stands among.
import type { ComponentChildren } from 'preact';

export const LinkButton = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="kern-btn kern-btn--block kern-btn--secondary" href={href}>
    <span class="kern-label">{children}</span>
  </a>
);
