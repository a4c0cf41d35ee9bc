// A state in words with a sign of its own, so that it is never told by colour alone.
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

export type StatusTextProps = { kind: 'info' | 'success' | 'warning' | 'danger'; children: ComponentChildren };

export const StatusText = ({ kind, children }: StatusTextProps) => (
  <span class={`wm-status wm-status--${kind}`}>
    <Icon name={kind} size="small" />
    <span>{children}</span>
  </span>
);
