// KERN's alert: a notice with a sign and a title, and more where there is more to say.
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

export type AlertProps = {
  kind: 'info' | 'success' | 'warning' | 'danger';
  title: ComponentChildren;
  children?: ComponentChildren;
};

/** Warnings and dangers interrupt a screen reader, the others wait until it pauses. */
export const Alert = ({ kind, title, children }: AlertProps) => (
  <div class={`kern-alert kern-alert--${kind}`} role={kind === 'info' || kind === 'success' ? 'status' : 'alert'}>
    <div class="kern-alert__header">
      <Icon name={kind} />
      <span class="kern-title">{title}</span>
    </div>
    {children && <div class="kern-alert__body">{children}</div>}
  </div>
);
