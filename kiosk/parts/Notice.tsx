// When no tickets are given out here: locked by staff (W5), or the server is out of reach.
import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/kit';
import { Heading } from './Heading';

export type NoticeProps = {
  icon: 'info' | 'warning';
  title: string;
  /** What visitors shall read, large. */
  reason: ComponentChildren;
  children?: ComponentChildren;
};

export const Notice = ({ icon, title, reason, children }: NoticeProps) => (
  <div class="kiosk-notice">
    <Icon name={icon} size="x-large" />
    <Heading>{title}</Heading>
    <p class="kiosk-notice__reason" role="status">
      {reason}
    </p>
    {children}
  </div>
);
