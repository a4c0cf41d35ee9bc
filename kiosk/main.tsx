// The kiosk, as the browser starts it.
import { mount } from '../ui/start';
import { App } from './App';
import './kiosk.scss';

let rests = true;
const onRest = (now: boolean) => {
  rests = now;
};

// A finger that stays on the glass asks for nothing here.
addEventListener('contextmenu', (event) => event.preventDefault());

mount({ screen: 'kiosk', App: ({ link }) => <App link={link} onRest={onRest} />, isIdle: () => rests });
