// The waiting room's display, as the browser starts it.
import { mount } from '../ui/start';
import { App } from './App';
import './display.scss';

mount({ screen: 'display', App, isIdle: () => true });
