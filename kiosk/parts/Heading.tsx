// The heading of a step: takes the focus when the step begins, so that everybody learns where they are.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export const Heading = ({ children }: { children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h1 class="kiosk-heading" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
};
