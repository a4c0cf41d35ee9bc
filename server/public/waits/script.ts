// W21: how the page renews itself: once a minute while somebody looks, and by itself says how old it is when it cannot.

/** Runs in the browser, as it stands here. Without it the page is as it was when it was loaded, with its time. */
export const RENEW = `(() => {
  const EVERY = 60000;
  let at = performance.now();
  const stale = document.getElementById('stale');
  const said = stale.dataset.text;
  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' });
  const tell = (isLost) => {
    const minutes = Math.max(1, Math.round((performance.now() - at) / 60000));
    stale.textContent = isLost ? said.replace('{ago}', ago.format(-minutes, 'minute')) : '';
    stale.hidden = !isLost;
  };
  const renew = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(location.href, { cache: 'no-cache', credentials: 'omit' });
      if (!response.ok) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const [old, next] = [document.getElementById('board'), page.getElementById('board')];
      if (next === null) throw new Error('another page');
      if (old.dataset.at !== next.dataset.at) old.replaceWith(document.adoptNode(next));
      at = performance.now();
      tell(false);
    } catch {
      tell(true);
    }
  };
  setInterval(renew, EVERY);
  addEventListener('online', renew);
  document.addEventListener('visibilitychange', () => {
    if (performance.now() - at >= EVERY) renew();
  });
})();`;
