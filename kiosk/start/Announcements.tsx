// G10: what the office tells visitors besides, above what they can choose.
import type { KioskView } from '../../shared/protocol';
import { Icon, Said } from '../../ui/kit';

export const Announcements = ({ announcements }: Pick<KioskView, 'announcements'>) =>
  announcements.length === 0 ? null : (
    <ul class="kiosk-announcements">
      {announcements.map((text) => (
        <li key={text.de}>
          <Icon name="info" />
          <span>
            <Said text={text} />
          </span>
        </li>
      ))}
    </ul>
  );
