// G10: what displays and kiosks tell besides, as a list, and what of it is shown now.
import { announcementsAt, SHOWN_AT_ONCE } from '../../shared/house/announcements';
import type { Announcement } from '../../shared/settings';
import { Said, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NO_TEXT } from '../fields/TextFields';
import { DayTable } from '../hours/DayTable';
import type { Days } from '../hours/days';
import { dayName } from '../parts/names';
import { PageHead } from '../parts/Parts';
import { type AdminWords, useAdminWords } from '../parts/words';

export const announcementsOf = ({ settings, edit, isInvalid }: PageParts['draft']): Days<Announcement> => ({
  page: 'announcements',
  days: settings.announcements,
  keep: (announcements) => edit((now) => ({ ...now, announcements })),
  isInvalid: (...path) => isInvalid('announcements', ...path),
});

/** 'Montag, 3. März 2025 bis Freitag, 7. März 2025, 08:00–12:00'. */
const timesPhrase = ({ t, language }: AdminWords, { from, to, begins, ends }: Announcement): string => {
  const days =
    from === to
      ? dayName(from, language)
      : t('admin.days', { from: dayName(from, language), to: dayName(to, language) });
  return `${days}, ${begins}–${ends}`;
};

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/** All of one day, everywhere. */
const freshOn = (day: string): Announcement => ({
  ...{ text: NO_TEXT, from: day, to: day, weekdays: ALL_DAYS, begins: '00:00', ends: '24:00' },
  ...{ displayIds: null, kioskIds: null, onPublicPages: false, poster: null },
});

export const AnnouncementsPage = ({ draft, day, view }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const shown = announcementsAt(view.settings, view.now).map(({ text }) => text.de);
  return (
    <>
      <PageHead title={t('admin.page.announcements')} />
      <DayTable
        caption={t('admin.announcements')}
        hint={t('admin.announcements.hint', { count: SHOWN_AT_ONCE })}
        heads={[t('admin.announcement.text'), t('admin.announcement.times'), t('admin.col.state')]}
        empty={t('admin.announcements.empty')}
        add={t('admin.announcements.add')}
        list={announcementsOf(draft)}
        today={day}
        fresh={freshOn(day)}
        entryOf={(one) => ({
          first: one.from,
          last: one.to,
          name: one.text.de === '' ? t('admin.announcement.noText') : one.text.de,
          cells: [
            timesPhrase(words, one),
            shown.includes(one.text.de) ? (
              <StatusText key="state" kind="success">
                {t('admin.announcement.isShown')}
              </StatusText>
            ) : (
              '–'
            ),
          ],
        })}
      />
    </>
  );
};

/** What is shown now, for the overview. */
export const ShownNow = ({ view }: Pick<PageParts, 'view'>) => {
  const { t } = useAdminWords();
  const shown = announcementsAt(view.settings, view.now);
  if (shown.length === 0) return null;
  return (
    <section class="adm-stack">
      <h2 class="kern-heading-small">{t('admin.announcement.shownNow')}</h2>
      <ul class="kern-body adm-list">
        {shown.map(({ text }) => (
          <li key={text.de}>
            <Said text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
};
