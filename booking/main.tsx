// The public pages, as a phone's browser starts them: a ticket at /t/<key>, or the booking site. Only what is needed
// of the two is loaded; until it is there, the page says so itself.
import { render, type VNode } from 'preact';
import './booking.scss';
import { Broken } from './parts/Broken';

const ticketKey = /^\/t\/([^/]+)\/?$/.exec(location.pathname)?.[1];

const load = async (): Promise<VNode> => {
  if (ticketKey === undefined) {
    const { Site } = await import('./site/Site.js');
    return <Site />;
  }
  const { Followed } = await import('./ticket/Followed.js');
  return <Followed ticketKey={ticketKey} />;
};

void load().then(
  (page) => render(page, document.body),
  () => render(<Broken page={ticketKey === undefined ? 'book' : 'ticket'} />, document.body),
);
