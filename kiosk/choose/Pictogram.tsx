// A sign beside words that say the same; screen readers skip it.
import type { Pictogram as OfService } from '../../shared/kiosk/pictograms';

/** Besides those of services: what the kiosk says of itself. */
export type Sign =
  | OfService
  | 'appointment'
  | 'back'
  | 'closed'
  | 'full'
  | 'groups'
  | 'locked'
  | 'nobody'
  | 'offline'
  | 'paper'
  | 'search'
  | 'soon';

export const Pictogram = ({ name }: { name: Sign }) => (
  <span class={`kiosk-pictogram kiosk-pictogram--${name}`} aria-hidden="true" />
);
