// The kiosk in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../kiosk/App';
import { kiosk } from '../history';
import { linkTo, type ShowProps, useOffice } from './parts';
import '../../../kiosk/kiosk.scss';

export const Show = ({ opened }: ShowProps) => {
  const turn = useOffice(opened);
  const link = useMemo(() => linkTo('kiosk', opened, { stationId: 'kiosk-1', by: kiosk() }), [turn]);
  return <App link={link} onRest={() => undefined} />;
};
