// K16: messages as they are shown where they came to, until they are read there, and where they were sent from.
import type { MessagePlace, MessageView, SentView } from '../../../shared/protocol';
import type { Day, Message } from '../day/day';
import { counterName, type Scene } from './parts';

const MOST_UNREAD = 10;
const MOST_SENT = 3;

const placeOf = (
  { settings, nameOf }: Scene,
  { counterId, personId }: { counterId: string | null; personId: string | null },
): MessagePlace => ({ place: counterName(settings, counterId), clerk: nameOf(personId) });

/** Its text is gone where it was deleted for somebody (X13): then there is nothing to be shown of it. */
const textOf = ({ remarks }: Day, { id }: Message): string | null => remarks.get(id)?.note ?? null;

/** Not read at this place yet, the oldest first; `here` is a counter, or null for the administration. */
export const unreadMessages = (day: Day, scene: Scene, here: string | null): MessageView[] =>
  [...day.messages.values()]
    .filter(({ recipients, readBy }) => recipients.includes(here) && readBy.every(({ by }) => by !== here))
    .flatMap((message): MessageView[] => {
      const { id: messageId, at, from, personId, about } = message;
      const text = textOf(day, message);
      if (text === null) return [];
      const number = about === null ? null : (day.visits.get(about)?.number ?? null);
      const sender = placeOf(scene, { counterId: from, personId });
      return [{ messageId, at, from: sender, fromId: from, text, number }];
    })
    .slice(0, MOST_UNREAD);

/** The last ones that this person has sent from a counter, or anybody from the administration (null), the newest first. */
export const sentMessages = (
  day: Day,
  scene: Scene,
  { here, personId }: { here: string | null; personId: string | null },
): SentView[] =>
  [...day.messages.values()]
    .filter((message) => message.from === here && (here === null || message.personId === personId))
    .slice(-MOST_SENT)
    .reverse()
    .flatMap((message): SentView[] => {
      const { id: messageId, at, toAll, recipients, readBy } = message;
      const text = textOf(day, message);
      if (text === null) return [];
      const to = toAll ? null : counterName(scene.settings, recipients[0] ?? null);
      const read = readBy.map(({ at: readAt, by, personId: reader }) => ({
        ...placeOf(scene, { counterId: by, personId: reader }),
        at: readAt,
      }));
      return [{ messageId, at, text, toAll, to, recipients: recipients.length, readBy: read }];
    });
