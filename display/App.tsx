// The waiting room's display: who is called where. Nothing personal, nothing to touch, for months on end.
import type { DisplayView, Snapshot } from '../shared/protocol';
import { COMMON_LANGUAGES } from '../shared/words/common/fetch';
import { useAllLearned } from '../ui/learning';
import type { Link } from '../ui/link/link';
import { givesTickets } from '../ui/phrases';
import { Speaking, usePage, useWords } from '../ui/words';
import { useAnnouncement } from './announcements';
import { Board } from './Board';
import { Call, NoCall, SpokenCall } from './Call';
import { Header } from './Header';
import { LostLink } from './Notices';
import { OfficeNotes } from './OfficeNotes';
import { Outlook } from './Outlook';
import { Languages, Subtitled } from './Subtitled';
import { useSound } from './sound';

const Page = ({ snapshot, online }: { snapshot: Snapshot<DisplayView>; online: boolean }) => {
  const { t } = useWords();
  const { view } = snapshot;
  const announced = useAnnouncement(snapshot);
  const sound = useSound(announced, view, online);
  const shown = announced ?? view.calls[0];
  const { placeWord } = view.office;
  usePage(`${t('display.title')} – ${view.office.name}`);
  return (
    <div class={`display${online ? '' : ' display--old'}`}>
      <Header snapshot={snapshot} sound={sound} />
      <LostLink snapshot={snapshot} online={online} />
      <main class="display__main">
        <div class="display__calls">
          {shown ? (
            <Call call={shown} isAnnounced={announced !== null} placeWord={placeWord} />
          ) : (
            <NoCall asksToDraw={givesTickets(view.reception)} />
          )}
          {shown && <Board calls={view.calls} announced={announced} placeWord={placeWord} />}
          <Outlook snapshot={snapshot} />
        </div>
        <OfficeNotes announcements={view.announcements} />
      </main>
      <SpokenCall call={announced} placeWord={placeWord} />
      <footer class="footer">
        <p>
          <Subtitled say={({ count }) => count('display.order', view.run)} />
        </p>
        {view.sign !== null && (
          <p class="footer__sign">
            <Subtitled say={({ t }) => t('sign.label')} /> <strong>{view.sign}</strong>
          </p>
        )}
      </footer>
    </div>
  );
};

const Opened = ({ snapshot, online }: { snapshot: Snapshot<DisplayView>; online: boolean }) => {
  const languages = useAllLearned(snapshot.view.office.languages, COMMON_LANGUAGES);
  return (
    <Speaking language={languages[0] ?? 'de'} office={snapshot.view.office}>
      <Languages.Provider value={languages}>
        <Page snapshot={snapshot} online={online} />
      </Languages.Provider>
    </Speaking>
  );
};

export const App = ({ link: { snapshot, online } }: { link: Link<DisplayView> }) =>
  snapshot === null ? null : <Opened snapshot={snapshot} online={online} />;
