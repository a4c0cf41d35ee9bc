// W16: the appointment is booked: when, its code, and on paper and phone whatever is needed to keep it.
import { useEffect } from 'preact/hooks';
import type { BookingResult, KioskView, Snapshot } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { Button, Qr, Said } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { SheetState, useSheet } from '../takeHome/Sheet';
import { whenPhrase } from './when';

export type BookedProps = { snapshot: Snapshot<KioskView>; ask: Ask; booked: BookingResult; onDone: () => void };

export const Booked = ({ snapshot, ask, booked, onDone }: BookedProps) => {
  const words = useKioskWords();
  const { t } = words;
  const { office, printer } = snapshot.view;
  const { key, slotAt, code, url, letter } = booked;
  const sheet = useSheet(ask, { kind: 'appointment', key, day: dayOf(slotAt, office.timeZone) });
  useEffect(() => {
    if (printer.present) sheet.print();
  }, []);
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{t('kiosk.book.done')}</span>{' '}
        <span class="kiosk-booked__when">{whenPhrase(words, slotAt, office.timeZone)}</span>
      </Heading>
      <div class="kiosk-facts">
        <p>
          {t('kiosk.book.code')} <strong class="kiosk-booked__code">{code}</strong>
        </p>
        <p>
          <Said text={{ de: office.place }} />
        </p>
        <p>{t('kiosk.book.arrive')}</p>
        {letter !== 'none' && <p>{t(letter === 'goes' ? 'kiosk.book.mailGoes' : 'kiosk.book.mailNone')}</p>}
      </div>
      <figure class="kiosk-qr">
        <Qr content={`${url}#${code}`} title={t('common.qrTitle', { what: t('kiosk.book.qr') })} />
        <figcaption>{t('kiosk.book.scan')}</figcaption>
      </figure>
      <div class="kiosk-print">
        <SheetState state={sheet.state} />
      </div>
      <div class="kiosk-acts">
        {printer.present && (
          <Button kind="secondary" blocked={sheet.state === 'running'} onClick={sheet.print}>
            {t('kiosk.printAgain')}
          </Button>
        )}
        <Button onClick={onDone}>{t('kiosk.done')}</Button>
      </div>
    </div>
  );
};
