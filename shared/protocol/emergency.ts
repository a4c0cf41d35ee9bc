// K8: a counter whose clerk is in danger.

/** Where somebody comes from, and who; the administration is no place of its own: null. */
export type Helper = { place: string | null; clerk: string | null };

export type EmergencyView = {
  counterId: string;
  /** The counter's name, and the clerk's; null where nobody knows, or may know. */
  place: string;
  clerk: string | null;
  /** Epoch ms. */
  at: number;
  /** In the order in which they have said so. */
  coming: Helper[];
};
