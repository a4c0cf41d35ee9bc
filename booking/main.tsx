// The public pages, as a phone's browser starts them: a ticket at /t/<key>, and what this address is for.
import { render } from 'preact';
import './booking.scss';
import { Home } from './Home';
import { Followed } from './ticket/Followed';

const ticketKey = /^\/t\/([^/]+)\/?$/.exec(location.pathname)?.[1];

render(ticketKey === undefined ? <Home /> : <Followed ticketKey={ticketKey} />, document.body);
