// The ticket page in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../booking/ticket/App';
import { writeKept } from '../../link/storage';
import { type ShowProps, useOffice } from './parts';
import '../../../booking/booking.scss';
import '../../../booking/ticket/ticket.scss';

export const Show = ({ opened, language }: ShowProps) => {
  const { office, visitId = '', online = true, refusal = null } = opened;
  const turn = useOffice(opened);
  useMemo(() => writeKept('language', language), [language]);
  const link = useMemo(() => office.ticketLink(visitId), [turn, visitId]);
  return <App link={{ ...link, online, refusal }} />;
};
