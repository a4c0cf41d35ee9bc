// Reloads only while the server is there: a page that reloads into nothing never comes back by itself.

const isServed = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Reloads the page as soon as `mayReload` and the server agree, looking every `everyMs`. Ends with what it returns. */
export const reloadWhenServed = (everyMs: number, mayReload: () => boolean): (() => void) => {
  const look = async () => {
    if (mayReload() && (await isServed()) && mayReload()) location.reload();
  };
  const timer = setInterval(() => void look(), everyMs);
  return () => clearInterval(timer);
};
