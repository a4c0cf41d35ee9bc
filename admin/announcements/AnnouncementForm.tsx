// One announcement: what it says, when it is shown, and where; and how it looks on a display.

import { isInTheHall, LONGEST_ANNOUNCEMENT } from '../../shared/letters/lengths';
import { MOST_POSTERS } from '../../shared/pictures/posters';
import type { Announcement } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { weekdayName } from '../../ui/days';
import { StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check, Group, useFaultOfGroup } from '../fields/Checks';
import { DayFields } from '../fields/DayFields';
import { PictureField } from '../fields/PictureField';
import { SpanFields } from '../fields/SpanFields';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { dayEditor } from '../hours/days';
import { readPoster } from '../house/picture';
import { FormPage } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';
import { announcementsOf } from './AnnouncementsPage';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** One of a group; what is wrong with the group is wrong with it. */
const Choice = (props: Pick<Parameters<typeof Check>[0], 'label' | 'isChecked' | 'onChange'>) => (
  <Check {...props} invalidBy={useFaultOfGroup()} />
);

type StationsProps = {
  legend: string;
  stations: readonly { id: string; name: string }[];
  chosen: string[] | null;
  error: string | false;
  onChange: (chosen: string[] | null) => void;
};

/** All of them, or some: whoever ticks every one means the next one too. */
const Stations = ({ legend, stations, chosen, error, onChange }: StationsProps) => {
  if (stations.length === 0) return null;
  const ids = stations.map(({ id }) => id);
  const ticked = chosen ?? ids;
  const tick = (id: string, isTicked: boolean) => {
    const others = ids.filter((one) => (one === id ? isTicked : ticked.includes(one)));
    onChange(others.length === ids.length ? null : others);
  };
  return (
    <Group legend={legend} error={error}>
      {stations.map(({ id, name }) => (
        <Choice key={id} label={name} isChecked={ticked.includes(id)} onChange={(isTicked) => tick(id, isTicked)} />
      ))}
    </Group>
  );
};

const Preview = ({ announcement: { text, poster }, languages }: { announcement: Announcement } & Languages) => {
  const { t } = useAdminWords();
  return (
    <div>
      <p class="kern-label">{t('admin.announcement.preview')}</p>
      <div class="adm-announcement">
        {poster && <img class="adm-announcement__poster" src={`data:image/jpeg;base64,${poster.jpeg}`} alt="" />}
        {languages.map((language) => (
          <p key={language} lang={language}>
            {textOf(text, language)}
          </p>
        ))}
      </div>
    </div>
  );
};
type Languages = Pick<PageParts['draft']['settings'], 'languages'>;

export const AnnouncementForm = ({ draft, place }: PageParts & { place: number }) => {
  const { t, language } = useAdminWords();
  const { languages, displays, kiosks } = draft.settings;
  const editor = dayEditor(announcementsOf(draft), place);
  const { change, isInvalid } = editor;
  return (
    <FormPage
      editor={editor}
      title={({ text }) => (text.de === '' ? t('admin.announcement.noText') : text.de)}
      removal={t('admin.announcement.remove')}
    >
      {(announcement) => {
        const { text, from, to, weekdays, begins, ends, displayIds, kioskIds, onPublicPages, poster } = announcement;
        const longest = isInTheHall(announcement) ? LONGEST_ANNOUNCEMENT.inTheHall : LONGEST_ANNOUNCEMENT.atHome;
        const isTooLong = languages.some((language) => (text[language]?.length ?? 0) > longest);
        return (
          <>
            <TextFields
              what={t('admin.announcement.text')}
              hint={t('admin.announcement.textHint', { count: longest })}
              text={text}
              maxLength={longest}
              languages={languages}
              isInvalid={(...path) => isInvalid('text', ...path)}
              onChange={(typed) => change({ text: typed ?? NO_TEXT })}
            />
            {isTooLong && <StatusText kind="danger">{t('admin.announcement.tooLong', { count: longest })}</StatusText>}
            <PictureField
              legend={t('admin.announcement.poster')}
              hint={t('admin.announcement.posterHint', { count: MOST_POSTERS })}
              label={t('admin.announcement.posterFile')}
              removal={t('admin.announcement.posterRemove')}
              accept="image/png,image/jpeg,image/webp"
              picture={poster}
              isInvalid={isInvalid('poster')}
              read={readPoster}
              onChange={(chosen) => change({ poster: chosen })}
            />
            <DayFields days={{ from, to }} isInvalid={isInvalid} onChange={change} />
            <Group
              legend={t('admin.announcement.weekdays')}
              error={isInvalid('weekdays') && t('admin.announcement.noWeekday')}
            >
              {WEEKDAYS.map((weekday) => (
                <Choice
                  key={weekday}
                  label={weekdayName(weekday, language)}
                  isChecked={weekdays.includes(weekday)}
                  onChange={(isTicked) =>
                    change({
                      weekdays: WEEKDAYS.filter((one) => (one === weekday ? isTicked : weekdays.includes(one))),
                    })
                  }
                />
              ))}
            </Group>
            <Group
              legend={t('admin.announcement.hours')}
              error={(isInvalid('begins') || isInvalid('ends')) && t('admin.invalid.span')}
            >
              <div class="adm-span">
                <SpanFields
                  span={{ from: begins, to: ends }}
                  isInvalid={(side) => isInvalid(side === 'from' ? 'begins' : 'ends')}
                  onChange={(span) => change({ begins: span.from, ends: span.to })}
                />
              </div>
            </Group>
            <Stations
              legend={t('admin.announcement.displays')}
              stations={displays}
              chosen={displayIds}
              error={isInvalid('displayIds') && t('admin.announcement.noScreen')}
              onChange={(chosen) => change({ displayIds: chosen })}
            />
            <Stations
              legend={t('admin.announcement.kiosks')}
              stations={kiosks}
              chosen={kioskIds}
              error={isInvalid('kioskIds') && t('admin.announcement.noScreen')}
              onChange={(chosen) => change({ kioskIds: chosen })}
            />
            <Group
              legend={t('admin.announcement.publicPages')}
              error={isInvalid('onPublicPages') && t('admin.invalid.value')}
            >
              <Choice
                label={t('admin.announcement.onPublicPages')}
                isChecked={onPublicPages}
                onChange={(isTicked) => change({ onPublicPages: isTicked })}
              />
            </Group>
            <Preview announcement={announcement} languages={languages} />
          </>
        );
      }}
    </FormPage>
  );
};
