// The booking site in the gallery.
import { useMemo, useState } from 'preact/hooks';
import { Booking } from '../../../booking/site/Booking';
import { writeKept } from '../../link/storage';
import type { ShowProps } from './parts';
import { Show as Ticket } from './ticket';
import '../../../booking/booking.scss';
import '../../../booking/site/site.scss';

const prover = { take: () => Promise.resolve('proof') };

export const Show = ({ opened, language }: ShowProps) => {
  const { office, address = '', api = {} } = opened;
  const [visitId, setVisitId] = useState<string | null>(null);
  const publicApi = useMemo(() => {
    writeKept('language', language);
    return { ...office.publicApi, ...api };
  }, []);
  if (visitId !== null) return <Ticket opened={{ ...opened, visitId }} language={language} />;
  const onBooked = ({ key }: { key: string }) => setVisitId(office.visitOf(key));
  return <Booking api={publicApi} prover={prover} address={address} onBooked={onBooked} />;
};
