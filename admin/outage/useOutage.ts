// A18: whom an outage would hit, asked of the server whenever it changes; and saving it like any other change.
import { useEffect, useState } from 'preact/hooks';
import type { AffectedResult } from '../../shared/affected';
import type { SpokenRefusal } from '../../shared/words';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { type Outage, withOutage } from './outage';

/** Why nothing has to be planned for a day: it has no appointments anyway. */
type Idle = 'closed' | 'closure' | 'holiday';
const isIdle = (why: string | undefined): why is Idle => why === 'closed' || why === 'closure' || why === 'holiday';

export type Looked = { outage: string; affected: AffectedResult; idle: boolean };

export const useOutage = ({ ask, draft, view }: PageParts, outage: Outage, isMeant: boolean) => {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [wanted, setWanted] = useState<{ consent: string | null } | null>(null);
  const key = JSON.stringify([outage, view.settingsVersion]);
  const { day } = outage;

  useEffect(() => {
    if (!isMeant) return;
    let isWanted = true;
    const look = async () => {
      const [service] = view.settings.services;
      const free = service && (await ask({ type: 'freeSlots', serviceIds: [service.id], persons: 1, day }));
      const settings = withOutage(view.settings, outage);
      const answer = await ask({ type: 'affectedBy', version: view.settingsVersion, settings });
      if (!isWanted) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (!answer.ok) return;
      const idle = outage.kind !== 'closed' && free?.ok === true && isIdle(free.result.none?.why);
      setLooked({ outage: key, affected: answer.result, idle });
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [key, isMeant]);

  // The draft takes it first, so that it is saved, shown and undone like any other change.
  useEffect(() => {
    if (wanted === null || !draft.isChanged) return;
    setWanted(null);
    void draft.save(wanted.consent ?? undefined).then((isSaved) => {
      if (isSaved) location.hash = hrefTo('unfit');
    });
  }, [wanted, draft.isChanged]);

  const isCurrent = isMeant && looked?.outage === key;
  return {
    looked: isCurrent ? looked : null,
    refusal,
    isSaving: wanted !== null || draft.isSaving,
    save: (consent: string | null) => {
      draft.edit((now) => withOutage(now, outage));
      setWanted({ consent });
    },
  };
};
