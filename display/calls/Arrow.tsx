// D8: the way to a counter. What it says stands beside it in words where the office has written them.
import type { Arrow as Direction } from '../../shared/letters/ways';

export const Arrow = ({ to }: { to: Direction | null }) =>
  to === null ? null : <span class={`arrow arrow--${to}`} aria-hidden="true" />;
