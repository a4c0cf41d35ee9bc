// For whoever sets a scanner up: what it types, and whether a code is found in it (C1). Nobody is checked in here.
import { useEffect, useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import { Button, Qr, StatusText } from '../../ui/kit';
import { isAskew } from '../checkIn/code';
import { useCountdown } from '../parts/countdown';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import type { Scan } from './scan';

/** Behind the kiosk's address: no visitor comes here. */
const ADDRESS = '#scanner';
/** A code that no appointment has, with both letters that keyboards swap. */
const CODE = 'ZYX234';
/** Whoever has forgotten to go back leaves the kiosk to the visitors. */
const OPEN_SEC = 300;

export type ScannerTrial = {
  isOn: boolean;
  shown: Scan | null;
  /** How many scans came: the same one twice is two. */
  count: number;
  show: (scan: Scan) => void;
  leave: () => void;
};

/** The page is opened by its address, and left by a button or after a while. */
export const useScannerTest = (): ScannerTrial => {
  const [isOn, setOn] = useState(location.hash === ADDRESS);
  const [scans, setScans] = useState<{ last: Scan | null; count: number }>({ last: null, count: 0 });
  useEffect(() => {
    const look = () => setOn(location.hash === ADDRESS);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return {
    isOn,
    shown: scans.last,
    count: scans.count,
    show: (last) => {
      if (last.text !== '') setScans(({ count }) => ({ last, count: count + 1 }));
    },
    leave: () => {
      // What stands before the # says which kiosk this is
      history.replaceState(null, '', location.pathname + location.search);
      setScans({ last: null, count: 0 });
      setOn(false);
    },
  };
};

type Judged = {
  kind: 'success' | 'warning' | 'danger';
  said: 'kiosk.scanner.right' | 'kiosk.scanner.noCode' | 'kiosk.scanner.other';
};

const judge = (code: string | null): Judged => {
  if (code === CODE) return { kind: 'success', said: 'kiosk.scanner.right' };
  return code === null
    ? { kind: 'danger', said: 'kiosk.scanner.noCode' }
    : { kind: 'warning', said: 'kiosk.scanner.other' };
};

const Shown = ({ scan, count }: { scan: Scan; count: number }) => {
  const { t } = useKioskWords();
  const { kind, said } = judge(scan.code);
  return (
    <>
      <StatusText kind={kind}>{t(said, { code: scan.code ?? '' })}</StatusText>
      <dl class="kiosk-scan">
        <dt>{t('kiosk.scanner.typed', { count })}</dt>
        <dd class="kiosk-scan__text">{scan.text}</dd>
        <dt>{t('kiosk.scanner.end')}</dt>
        <dd>{scan.end ?? t('kiosk.scanner.noEnd')}</dd>
        <dt>{t('kiosk.scanner.keyboard')}</dt>
        <dd>{t(isAskew(scan.text) ? 'kiosk.scanner.askew' : 'kiosk.scanner.straight')}</dd>
        <dt>{t('kiosk.scanner.slowest')}</dt>
        <dd>{t('kiosk.scanner.ms', { ms: Math.round(scan.slowestMs) })}</dd>
      </dl>
    </>
  );
};

export const ScannerTest = ({ snapshot, test }: { snapshot: Snapshot<KioskView>; test: ScannerTrial }) => {
  const { t } = useKioskWords();
  const { bookingUrl } = snapshot.view;
  const secondsLeft = useCountdown({ seconds: OPEN_SEC, runs: true, at: String(test.count), onEnd: test.leave });
  const address = `${(bookingUrl ?? 'https://example.org/').replace(/\/$/, '')}/t/test#${CODE}`;
  return (
    <div class="kiosk-scanner">
      <Heading>{t('kiosk.scanner')}</Heading>
      <p class="kiosk-lead">{t('kiosk.scanner.how')}</p>
      <div class="kiosk-qr">
        <Qr content={address} title={t('common.qrTitle', { what: t('kiosk.scanner') })} />
      </div>
      <div role="status">
        {test.shown ? <Shown scan={test.shown} count={test.count} /> : <p>{t('kiosk.scanner.nothing')}</p>}
      </div>
      <Button block onClick={test.leave}>
        {t('kiosk.scanner.leave', { seconds: secondsLeft })}
      </Button>
    </div>
  );
};
