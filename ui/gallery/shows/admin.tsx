// The administration in the gallery.
import { useMemo } from 'preact/hooks';
import { App } from '../../../admin/App';
import { writeDraft } from '../../../admin/draft/keptDraft';
import { writeKept } from '../../link/storage';
import { ADMIN } from '../history';
import { linkTo, type ShowProps, useOffice } from './parts';
import '../../../admin/admin.scss';

export const Show = ({ opened, language }: ShowProps) => {
  const turn = useOffice(opened);
  useMemo(() => {
    writeKept('admin:language', language);
    // What another state has typed is not this one's.
    writeDraft(opened.office.beside.person.id, null);
    location.hash = opened.address ?? '';
  }, [language, opened]);
  const link = useMemo(() => linkTo('admin', opened, { stationId: 'admin', by: ADMIN }), [turn]);
  return <App link={link} reconnect={opened.office.changed} />;
};
