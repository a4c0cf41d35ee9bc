// What every page of the administration is given.
import type { AdminView } from '../../shared/protocol';
import type { Ask } from '../../ui/link/link';
import type { Draft } from './useDraft';

export type PageParts = {
  view: AdminView;
  /** The office's day. */
  day: string;
  /** The settings as they stand here, saved or not; everything that edits settings goes through it. */
  draft: Draft;
  ask: Ask;
};
