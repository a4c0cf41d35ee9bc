// The administration, as the browser starts it.
import { comeBack } from '../ui/link/signOn';
import { mount } from '../ui/start';
import { App } from './App';
import './admin.scss';

/** Nobody is disturbed by a reload while nothing is unsaved and no dialog is open. */
const isIdle = () => document.querySelector('dialog[open], [data-unsaved]') === null;

mount({ screen: 'admin', App, isIdle, before: comeBack });
