// The slip that the tests of printers print.
import type { SlipContent } from '../../shared/printing';
import { DEFAULT_PROFILE, type PrinterProfile } from '../../shared/settings';

export const CONTENT: SlipContent = {
  language: 'de',
  ticketWord: 'Wertmarke',
  logo: null,
  above: '',
  below: '',
  office: 'Bürgerbüro Lünen',
  number: 'A042',
  services: ['Personalausweis beantragen'],
  persons: 1,
  at: Date.UTC(2017, 10, 6, 8, 41),
  timeZone: 'Europe/Berlin',
  slotAt: null,
  ownTimeAt: null,
  errand: null,
  peopleBefore: 7,
  forecast: { fromMin: 15, toMin: 25 },
  waitingPlace: 'Wartebereich im Erdgeschoss',
  url: 'http://192.168.1.20:3001/t/abcdefghijklmnopqrstuv',
  copy: false,
};

export const NARROW: PrinterProfile = { ...DEFAULT_PROFILE, columns: 32, dots: 384 };
