// KERN's button.
import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon';

export type ButtonProps = {
  children: ComponentChildren;
  onClick?: () => void;
  kind?: 'primary' | 'secondary' | 'tertiary';
  type?: 'button' | 'submit';
  disabled?: boolean;
  /** Fills the width it is given. */
  block?: boolean;
  icon?: IconName;
  /** Key that does the same, shown beside the words and told to screen readers: 'F2', 'Alt+N'. */
  shortcut?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  class?: string;
};

export const Button = (props: ButtonProps) => {
  const { children, onClick, kind = 'primary', type = 'button', disabled = false, block = false } = props;
  const { icon, shortcut, buttonRef } = props;
  const classes = ['kern-btn', `kern-btn--${kind}`, block && 'kern-btn--block', props.class].filter(Boolean);
  return (
    <button
      type={type}
      class={classes.join(' ')}
      disabled={disabled}
      onClick={onClick}
      ref={buttonRef ?? null}
      {...(shortcut && { 'aria-keyshortcuts': shortcut })}
    >
      {icon && <Icon name={icon} />}
      <span class="kern-label">{children}</span>
      {shortcut && (
        <span class="wm-shortcut" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
};
