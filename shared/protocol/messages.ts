// K16: messages between counters, as a screen shows them.

/** A place of the office: a counter by name, or (null) the administration; and who is there. */
export type MessagePlace = { place: string | null; clerk: string | null };

/** A message that was not read here yet. */
export type MessageView = {
  messageId: string;
  at: number;
  from: MessagePlace;
  /** Where an answer goes: the counter's id; null is the administration. */
  fromId: string | null;
  text: string;
  /** The visit that it is about, by its number. */
  number: string | null;
};

/** A message that was sent from here, and what has become of it. */
export type SentView = {
  messageId: string;
  at: number;
  text: string;
  toAll: boolean;
  /** To one: the counter's name; null is the administration, and to all. */
  to: string | null;
  /** To how many it went, and where it was read: by whom, and when. */
  recipients: number;
  readBy: (MessagePlace & { at: number })[];
};
