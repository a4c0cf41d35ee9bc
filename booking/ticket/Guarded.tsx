// A fault of ours leaves no blank page.
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Broken } from '../parts/Broken';

export const Guarded = ({ children }: { children: ComponentChildren }) => {
  const [error] = useErrorBoundary();
  return error ? <Broken page="ticket" /> : children;
};
