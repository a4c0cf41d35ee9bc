// G10: what the office tells the room besides, below the calls and never over them.
import type { DisplayView } from '../shared/protocol';
import { textOf } from '../shared/words';
import { Subtitled } from './Subtitled';

export const OfficeNotes = ({ announcements }: Pick<DisplayView, 'announcements'>) =>
  announcements.length === 0 ? null : (
    <ul class="office-notes">
      {announcements.map((text) => (
        <li key={text.de}>
          <Subtitled say={({ language }) => textOf(text, language)} />
        </li>
      ))}
    </ul>
  );
