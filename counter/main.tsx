// A clerk's counter, as the browser starts it.
import { comeBack } from '../ui/link/signOn';
import { mount } from '../ui/start';
import { App } from './App';
import { isTyping } from './session/keys';
import './counter.scss';

/** A page that goes takes its small window along. */
const isIdle = () =>
  document.querySelector('dialog[open], #counter-in-small-window') === null && !isTyping(document.activeElement);

mount({ screen: 'counter', App, isIdle, before: comeBack });
