// KERN's alert: a notice with a sign and a title, and more where there is more to say.
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

export type AlertProps = {
  kind: 'info' | 'success' | 'warning' | 'danger';
  title: ComponentChildren;
  /** It changes all the time: what is new in it is said elsewhere. */
  isQuiet?: boolean;
  children?: ComponentChildren;
};

/** Warnings and dangers interrupt a screen reader, the others wait until it pauses. */
const roleOf = (kind: AlertProps['kind']) => (kind === 'info' || kind === 'success' ? 'status' : 'alert');

export const Alert = ({ kind, title, isQuiet = false, children }: AlertProps) => (
  <div class={`kern-alert kern-alert--${kind}`} role={isQuiet ? 'group' : roleOf(kind)}>
    <div class="kern-alert__header">
      <Icon name={kind} />
      <span class="kern-title">{title}</span>
    </div>
    {children && <div class="kern-alert__body">{children}</div>}
  </div>
);
