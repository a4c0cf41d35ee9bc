// How every screen starts: finds out which device it is, connects, shows its App, and never leaves a blank page.
import { type ComponentType, render } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../shared/words';
import { Alert, Button } from './kit';
import { type Connection, openConnection } from './link/connection';
import type { Link, ScreenName, ViewOf } from './link/link';
import { findDevice, forgetDevice, isPairingLink } from './link/pairing';
import { reloadWhenServed } from './link/reload';
import { browserLanguage, Speaking, usePage, useWords } from './words';

const RELOAD_AFTER_MS = 10_000;
const LOOK_FOR_IDLE_MS = 1000;

export type AppProps<Name extends ScreenName> = {
  link: Link<ViewOf<Name>>;
  /** Shakes hands with the server anew, after a login. */
  reconnect: () => void;
};
export type ScreenParts<Name extends ScreenName> = {
  screen: Name;
  App: ComponentType<AppProps<Name>>;
  /** Whether the page may reload itself now: false while somebody is in the middle of something. */
  isIdle: () => boolean;
  /** What is to be done before it is asked which device this is. */
  before?: () => Promise<void>;
};

type Stage<Name extends ScreenName> =
  | { kind: 'connecting'; isCrowded: boolean }
  | { kind: 'notPaired'; refusal: SpokenRefusal | null }
  | { kind: 'running'; link: Link<ViewOf<Name>>; reconnect: () => void };

/** Reloads the page when the server is of another build than it was at first, as soon as nobody is disturbed. */
const reloadOnNewBuild = (isIdle: () => boolean) => {
  let first: string | null = null;
  let isWaiting = false;
  return (build: string) => {
    first ??= build;
    if (build === first || isWaiting) return;
    isWaiting = true;
    reloadWhenServed(LOOK_FOR_IDLE_MS, isIdle);
  };
};

const Connecting = ({ screen, isCrowded }: { screen: ScreenName; isCrowded: boolean }) => {
  const { t } = useWords();
  usePage(t(`start.${screen}`));
  return (
    <main class="wm-start">
      <h1 class="kern-heading-medium">{t(`start.${screen}`)}</h1>
      <p class="kern-body kern-body--large" role="status">
        {t(isCrowded ? 'refusal.tooManyOfNetwork' : 'common.connecting')}
      </p>
    </main>
  );
};

const NotPaired = ({ refusal }: { refusal: SpokenRefusal | null }) => {
  const { t, refusal: sentence } = useWords();
  usePage(t('start.notPaired'));
  const isServerMissing = refusal?.code === 'offline';
  return (
    <main class="wm-start">
      <h1 class="kern-heading-large">{t('start.notPaired')}</h1>
      {refusal && (
        <Alert kind="warning" title={t('start.pairingFailed')}>
          <p class="kern-body">{isServerMissing ? t('start.serverMissing') : sentence(refusal)}</p>
        </Alert>
      )}
      <p class="kern-body kern-body--large">{t('start.notPairedHow')}</p>
      <Button kind="secondary" icon="autorenew" onClick={() => location.reload()}>
        {t('common.retry')}
      </Button>
    </main>
  );
};

const Broken = () => {
  const { t } = useWords();
  usePage(t('start.broken'));
  useEffect(() => reloadWhenServed(RELOAD_AFTER_MS, () => true), []);
  return (
    <main class="wm-start">
      <h1 class="kern-heading-large">{t('start.broken')}</h1>
      <p class="kern-body kern-body--large">{t('start.brokenHow')}</p>
      <Button onClick={() => location.reload()}>{t('start.reload')}</Button>
    </main>
  );
};

const Screen = <Name extends ScreenName>({ screen, App, isIdle, before }: ScreenParts<Name>) => {
  const [stage, setStage] = useState<Stage<Name>>({ kind: 'connecting', isCrowded: false });
  const [error] = useErrorBoundary();
  useEffect(() => {
    const noticeBuild = reloadOnNewBuild(isIdle);
    let connection: Connection<ViewOf<Name>> | null = null;
    const run = (deviceId: string) => {
      const opened = openConnection({
        origin: '',
        screen,
        deviceId,
        onChange: (link) => {
          if (link.snapshot) noticeBuild(link.snapshot.build);
          setStage({ kind: 'running', link, reconnect: opened.reconnect });
        },
        onNotPaired: () => {
          opened.close();
          forgetDevice(screen, deviceId);
          setStage({ kind: 'notPaired', refusal: null });
        },
        onCrowded: () =>
          setStage((stage) => (stage.kind === 'connecting' ? { kind: 'connecting', isCrowded: true } : stage)),
      });
      connection = opened;
    };
    const start = async () => {
      await before?.();
      const found = await findDevice(screen);
      if (found.kind === 'device') run(found.deviceId);
      else if (found.kind === 'none') setStage({ kind: 'notPaired', refusal: found.refusal });
    };
    // A pairing link opened in this tab changes only what stands behind the #.
    const restart = () => {
      if (isPairingLink()) location.reload();
    };
    addEventListener('hashchange', restart);
    void start();
    return () => {
      removeEventListener('hashchange', restart);
      connection?.close();
    };
  }, [screen, isIdle, before]);

  if (error) return <Broken />;
  switch (stage.kind) {
    case 'connecting':
      return <Connecting screen={screen} isCrowded={stage.isCrowded} />;
    case 'notPaired':
      return <NotPaired refusal={stage.refusal} />;
    case 'running':
      return <App link={stage.link} reconnect={stage.reconnect} />;
  }
};

/** Puts a screen on the page, speaking as its browser does until the App says how. Its App is shown as soon as there is a first snapshot, and from then on. */
export const mount = <Name extends ScreenName>(parts: ScreenParts<Name>): void => {
  render(
    <Speaking language={browserLanguage()}>
      <Screen {...parts} />
    </Speaking>,
    document.body,
  );
};
