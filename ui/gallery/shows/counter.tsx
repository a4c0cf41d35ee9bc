// A counter in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../counter/App';
import { writeKept } from '../../link/storage';
import { clerk } from '../history';
import { linkTo, type ShowProps, useOffice } from './parts';
import '../../../counter/counter.scss';

export const Show = ({ opened, language }: ShowProps) => {
  const { counter = 3 } = opened;
  const turn = useOffice(opened);
  useMemo(() => writeKept('counter:language', language), [language]);
  const station = { stationId: `schalter-${counter}`, by: clerk(counter) };
  const link = useMemo(() => linkTo('counter', opened, station), [turn]);
  return <App link={link} reconnect={opened.office.changed} />;
};
