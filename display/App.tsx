// The waiting room's display: who is called where. Nothing personal, nothing to touch, for months on end.
import type { DisplayView, Snapshot } from '../shared/protocol';
import { COMMON_LANGUAGES } from '../shared/words/common/fetch';
import { useAllLearned } from '../ui/learning';
import type { Link } from '../ui/link/link';
import { givesTickets } from '../ui/phrases';
import { Speaking, usePage, useWords } from '../ui/words';
import { useAnnouncement } from './announcements';
import { Board } from './calls/Board';
import { Call, SpokenCall } from './calls/Call';
import { Header } from './Header';
import { LostLink } from './Notices';
import { useSound } from './sound';
import { Night, State } from './told/State';
import { Told } from './told/Told';
import { Turning } from './turns';

type Parts = { snapshot: Snapshot<DisplayView>; online: boolean };

/** D5: what takes the overflow announces nothing: whoever is called was announced beside it. */
const announcing = (snapshot: Snapshot<DisplayView>): Snapshot<DisplayView> =>
  snapshot.view.isOverflow ? { ...snapshot, view: { ...snapshot.view, calls: [] } } : snapshot;

/** Somebody is called, or was and the office is at work. */
const hasCalls = ({ calls, isQuiet, reception }: DisplayView): boolean =>
  calls.length > 0 && (calls.some(({ stands }) => stands) || !isQuiet || givesTickets(reception));

const Calls = ({
  snapshot,
  announced,
}: Pick<Parts, 'snapshot'> & { announced: DisplayView['calls'][number] | null }) => {
  const { calls, isOverflow, office } = snapshot.view;
  const [latest] = calls;
  const shown = announced ?? latest;
  if (shown === undefined || !(announced || hasCalls(snapshot.view))) return <State snapshot={snapshot} />;
  return (
    <>
      {!isOverflow && <Call call={shown} isAnnounced={announced !== null} placeWord={office.placeWord} />}
      <Board calls={calls} announced={announced} placeWord={office.placeWord} />
    </>
  );
};

const classOf = ({ snapshot: { view }, online }: Parts): string => {
  const marks = [
    !online && 'display--old',
    view.column && 'display--column',
    view.isOverflow && 'display--overflow',
    view.moves && 'display--moves',
  ];
  return ['display', ...marks.filter(Boolean)].join(' ');
};

const Page = ({ snapshot, online }: Parts) => {
  const { t } = useWords();
  const { view } = snapshot;
  const announced = useAnnouncement(announcing(snapshot));
  const sound = useSound(announced, view, online);
  usePage(`${t('display.title')} – ${view.office.name}`);
  if (view.isDark && online && announced === null) return <Night snapshot={snapshot} />;
  return (
    <div class={classOf({ snapshot, online })}>
      <Header snapshot={snapshot} sound={sound} />
      <LostLink snapshot={snapshot} online={online} />
      <main class="display__main">
        <Calls snapshot={snapshot} announced={announced} />
        <Told snapshot={snapshot} />
      </main>
      <SpokenCall call={announced} placeWord={view.office.placeWord} />
    </div>
  );
};

const Opened = ({ snapshot, online }: { snapshot: Snapshot<DisplayView>; online: boolean }) => {
  const languages = useAllLearned(snapshot.view.office.languages, COMMON_LANGUAGES);
  return (
    <Speaking language={languages[0] ?? 'de'} office={snapshot.view.office}>
      <Turning languages={languages}>
        <Page snapshot={snapshot} online={online} />
      </Turning>
    </Speaking>
  );
};

export const App = ({ link: { snapshot, online } }: { link: Link<DisplayView> }) =>
  snapshot === null ? null : <Opened snapshot={snapshot} online={online} />;
