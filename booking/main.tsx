// The public pages, as a phone's browser starts them: a ticket at /t/<key>, and what this address is for.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { followTicket, type TicketLink } from '../ui/ticketLink';
import { App } from './App';
import './booking.scss';
import { Home } from './Home';

const Followed = ({ ticketKey }: { ticketKey: string }) => {
  const [link, setLink] = useState<TicketLink>({ snapshot: null, online: true, refusal: null });
  useEffect(() => {
    let build: string | null = null;
    return followTicket(ticketKey, (next) => {
      build ??= next.snapshot?.build ?? null;
      if (next.snapshot && next.snapshot.build !== build) location.reload();
      setLink(next);
    });
  }, [ticketKey]);
  return <App link={link} />;
};

const ticketKey = /^\/t\/([^/]+)\/?$/.exec(location.pathname)?.[1];

render(ticketKey === undefined ? <Home /> : <Followed ticketKey={ticketKey} />, document.body);
