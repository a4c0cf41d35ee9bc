// A QR code as a drawing of the page itself: no picture to load, sharp at any size.
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

const QUIET_ZONE = 4;

/** Dark modules as one path, a line of them at a time. */
const pathOf = (rows: boolean[][]): string =>
  rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');

/** `title` says to those who cannot scan what the code leads to. */
export const Qr = ({ content, title }: { content: string; title: string }) => {
  const { size, path } = useMemo(() => {
    const code = encode(content, { ecc: 'M', border: QUIET_ZONE });
    return { size: code.size, path: pathOf(code.data) };
  }, [content]);
  return (
    <svg class="wm-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <title>{title}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
