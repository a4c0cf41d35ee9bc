// The first step (W1, W10): what people come for. Where not all of it fits, its groups first, and letters to look for it.
import type { KioskView, Snapshot } from '../../shared/protocol';
import { Said } from '../../ui/kit';
import { type Choice, Choices } from '../choose/Choices';
import { groupsOf } from '../choose/groups';
import { Search } from '../choose/Search';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import type { Visitor } from '../visitor';
import { Announcements } from './Announcements';
import { Door, Doors } from './Doors';
import { serviceChoice } from './serviceChoice';
import { commonWait } from './wait';

export type StartProps = { snapshot: Snapshot<KioskView>; visitor: Visitor };

const useServiceChoice = (snapshot: Snapshot<KioskView>) => {
  const words = useKioskWords();
  return serviceChoice(words, snapshot, commonWait(snapshot.view.services)?.isSame === false);
};

/** The groups, and what is in the only one that has no name of its own. */
const Groups = ({ snapshot, visitor }: StartProps) => {
  const { t } = useKioskWords();
  const groups = groupsOf(snapshot.view.services);
  const choices = groups.map(({ id, name, services }): Choice => {
    const sign = name === null ? null : services.find(({ pictogram }) => pictogram !== null)?.pictogram;
    return { id, name: name ?? t('kiosk.otherMatters'), pictogram: sign ?? 'groups', letter: null };
  });
  return (
    <>
      <Choices choices={choices} onChoose={visitor.openGroup} />
      <Door sign="search" name={t('kiosk.search')} onOpen={visitor.search} />
    </>
  );
};

export const Start = ({ snapshot, visitor }: StartProps) => {
  const { t } = useKioskWords();
  const { services, announcements, start, returns } = snapshot.view;
  const hasGroups = groupsOf(services).length > 1;
  const search = <Door sign="search" name={t('kiosk.search')} onOpen={visitor.search} />;
  return (
    <>
      <Announcements announcements={announcements} />
      <Heading>{start === null ? t('kiosk.choose') : <Said text={start} />}</Heading>
      <Doors takesBack={returns !== null} onCode={visitor.enterCode} onNumber={visitor.enterNumber} />
      <Choices
        choices={services.map(useServiceChoice(snapshot))}
        onChoose={visitor.choose}
        instead={hasGroups ? <Groups snapshot={snapshot} visitor={visitor} /> : undefined}
        besidePages={search}
      />
    </>
  );
};

/** One group, opened. */
export const Group = ({ snapshot, visitor, group }: StartProps & { group: string }) => {
  const { t } = useKioskWords();
  const found = groupsOf(snapshot.view.services).find(({ id }) => id === group);
  return (
    <>
      <Heading>{found?.name ? <Said text={found.name} /> : t('kiosk.otherMatters')}</Heading>
      <Choices choices={(found?.services ?? []).map(useServiceChoice(snapshot))} onChoose={visitor.choose} />
    </>
  );
};

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
