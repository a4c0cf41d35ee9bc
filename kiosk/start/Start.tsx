// The first step (W1, W10): what people come for.
import type { KioskView, Snapshot } from '../../shared/protocol';
import { Said } from '../../ui/kit';
import { Choices } from '../choose/Choices';
import { Search } from '../choose/Search';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import type { Visitor } from '../visitor';
import { Announcements } from './Announcements';
import { Doors } from './Doors';
import { Matters, MattersOf } from './Matters';
import { serviceChoice } from './serviceChoice';
import { commonWait } from './wait';

export type StartProps = { snapshot: Snapshot<KioskView>; visitor: Visitor };

const useServiceChoice = (snapshot: Snapshot<KioskView>) => {
  const words = useKioskWords();
  return serviceChoice(words, snapshot, commonWait(snapshot.view.services)?.isSame === false);
};

export const Start = ({ snapshot, visitor }: StartProps) => {
  const { t } = useKioskWords();
  const { services, announcements, start } = snapshot.view;
  const choiceOf = useServiceChoice(snapshot);
  const ways = { onChoose: visitor.choose, onGroup: visitor.openGroup, onSearch: visitor.search };
  return (
    <>
      <Announcements announcements={announcements} />
      <Heading>{start === null ? t('kiosk.choose') : <Said text={start} />}</Heading>
      <Doors view={snapshot.view} visitor={visitor} />
      <Matters {...{ services, choiceOf, ...ways }} />
    </>
  );
};

/** One group, opened. */
export const Group = ({ snapshot, visitor, group }: StartProps & { group: string }) => (
  <MattersOf
    group={group}
    services={snapshot.view.services}
    choiceOf={useServiceChoice(snapshot)}
    onChoose={visitor.choose}
  />
);

export const SearchAll = ({ snapshot, visitor }: StartProps) => (
  <Search services={snapshot.view.services} choiceOf={useServiceChoice(snapshot)} onChoose={visitor.choose} />
);

/** W14: where no tickets are given: each service with its own reason, hours and next free appointment. */
export const Offers = ({ snapshot, visitor }: StartProps) => {
  const { t } = useKioskWords();
  return (
    <>
      <Heading>{t('kiosk.choose')}</Heading>
      <Choices choices={snapshot.view.services.map(useServiceChoice(snapshot))} onChoose={visitor.choose} />
    </>
  );
};
