// What a state of the gallery is: an office, a look at it, and the fingers that lead there.
import type { ScreenCommand } from '../../shared/commands';
import type { Language } from '../../shared/settings';
import type { Answer } from '../link/link';
import type { PublicApi } from '../link/publicApi';
import type { Hand } from './hand';
import type { Office } from './office';

export const SCREENS = ['kiosk', 'display', 'counter', 'admin', 'booking', 'ticket', 'start'] as const;
export type Screen = (typeof SCREENS)[number];

/** The glass that a state is looked at through, in CSS pixels. */
export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  wide: { width: 1920, height: 1080 },
  square: { width: 1280, height: 1024 },
  display: { width: 1920, height: 1080 },
  pillar: { width: 1080, height: 1920 },
  desk: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
} as const;
export type Size = keyof typeof SIZES;

/** An answer of its own to a command; 'never' leaves it unanswered, null leaves it to the office. */
export type Answering = (command: ScreenCommand) => Answer<never> | 'never' | null;

/** What a state begins with. */
export type Opened = {
  office: Office;
  /** False shows the screen cut off from its server. */
  online?: boolean;
  answering?: Answering;
  /** Which counter; 3 where nobody says. */
  counter?: number;
  /** Which display; 'anzeige-1' where nobody says. */
  display?: string;
  /** What stands behind the # or the ? of the address. */
  address?: string;
  /** Whose page it is, and where the link to it failed, why. */
  visitId?: string;
  refusal?: 'unknownVisit' | 'tooMany';
  /** What is answered to what a page posts itself, because it carries a password; without it, nobody answers. */
  posted?: (path: string) => unknown;
  /** What the public port answers instead of the office. */
  api?: Partial<PublicApi>;
};

export type Steps = (parts: { hand: Hand; office: Office; language: Language }) => void | Promise<void>;

export type State = {
  screen: Screen;
  /** Its name in addresses and pictures, unlike any other of its screen. */
  name: string;
  /** What is to be seen, in one line. */
  shows: string;
  /** The first is the one that it is made for. */
  sizes: readonly [Size, ...Size[]];
  languages: readonly Language[];
  open: () => Opened;
  /** What is clicked to come there. */
  steps?: Steps;
  /** Where it is kept as docs/pictures/<screen>-<name>.png: in German, at its first size, so many times as large. */
  picture?: number;
};

/** A state as its address says it, kiosk/ticket, and the language to show it in. */
export type StateName = { state: string; language: Language };

declare global {
  /** The page that shows a state shows another one. */
  var showState: (name: StateName) => Promise<string>;
}

/** The states of one screen, with what they have in common. */
export const statesOf =
  (common: Pick<State, 'screen' | 'sizes' | 'languages'>) =>
  (name: string, shows: string, state: Pick<State, 'open'> & Partial<State>): State => ({
    ...common,
    name,
    shows,
    ...state,
  });
