// The waiting room's display in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../display/App';
import type { DisplayView } from '../../../shared/protocol';
import type { Language } from '../../../shared/settings';
import type { Link } from '../../link/link';
import { POSTER } from '../beside/poster';
import { OFFICE } from '../history';
import { linkTo, type ShowProps, useOffice } from './parts';
import '../../../display/display.scss';

const PICTURE = `data:image/jpeg;base64,${POSTER.jpeg}`;

type DisplayLink = Link<DisplayView>;

/** As it is in the turn of a language, for a visitor who speaks it. */
const inTurn = ({ snapshot, ...link }: DisplayLink, language: Language): DisplayLink => {
  if (snapshot === null) return { ...link, snapshot };
  const { office, calls, announcements } = snapshot.view;
  const languages = [language, ...office.languages.filter((one) => one !== language)];
  const view = {
    ...snapshot.view,
    office: { ...office, languages },
    calls: calls.map((one) => ({ ...one, language })),
    // No server gives it here.
    announcements: announcements.map((one) => ({ ...one, poster: one.poster && { ...one.poster, url: PICTURE } })),
  };
  return { ...link, snapshot: { ...snapshot, view } };
};

export const Show = ({ opened, language }: ShowProps) => {
  const turn = useOffice(opened);
  const stationId = opened.display ?? 'anzeige-1';
  const link = useMemo(() => inTurn(linkTo('display', opened, { stationId, by: OFFICE }), language), [turn, language]);
  return <App link={link} />;
};
