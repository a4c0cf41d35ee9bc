// The waiting room's display in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../display/App';
import { OFFICE } from '../history';
import { linkTo, type ShowProps, useOffice } from './parts';
import '../../../display/display.scss';

export const Show = ({ opened }: ShowProps) => {
  const turn = useOffice(opened);
  const link = useMemo(() => linkTo('display', opened, { stationId: 'anzeige-1', by: OFFICE }), [turn]);
  return <App link={link} />;
};
