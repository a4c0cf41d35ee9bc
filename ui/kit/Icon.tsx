// KERN's icons; the names that the theme carries (ui/theme/_icons.scss).

export type IconName =
  | 'info'
  | 'success'
  | 'warning'
  | 'danger'
  | 'close'
  | 'check'
  | 'add'
  | 'arrow-back'
  | 'arrow-forward'
  | 'autorenew'
  | 'edit'
  | 'delete'
  | 'language';

/** A sign beside words that say the same; screen readers skip it. */
export const Icon = ({ name, size }: { name: IconName; size?: 'small' | 'large' | 'x-large' }) => (
  <span class={`kern-icon kern-icon--${name}${size ? ` kern-icon--${size}` : ''}`} aria-hidden="true" />
);
