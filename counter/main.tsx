// A clerk's counter, as the browser starts it.
import { comeBack } from '../ui/link/signOn';
import { mount } from '../ui/start';
import { App } from './App';
import { isTyping } from './session/keys';
import './counter.scss';

const isIdle = () => document.querySelector('dialog[open]') === null && !isTyping(document.activeElement);

mount({ screen: 'counter', App, isIdle, before: comeBack });
