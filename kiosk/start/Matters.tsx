// W10, W18: what people come for, wherever the kiosk asks for it: all of it where it fits, otherwise its groups first, and
// letters to look for it.
import type { KioskService } from '../../shared/protocol';
import { Said } from '../../ui/kit';
import { type Choice, Choices } from '../choose/Choices';
import { groupsOf } from '../choose/groups';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { Door } from './Doors';

export type MattersProps = {
  services: readonly KioskService[];
  choiceOf: (service: KioskService) => Choice;
  onChoose: (serviceId: string) => void;
  /** One of the groups is opened. */
  onGroup: (group: string) => void;
  onSearch: () => void;
};

/** The groups, and what is in the only one that has no name of its own. */
const Groups = ({ services, onGroup, onSearch }: MattersProps) => {
  const { t } = useKioskWords();
  const choices = groupsOf(services).map(({ id, name, services: own }): Choice => {
    const sign = name === null ? null : own.find(({ pictogram }) => pictogram !== null)?.pictogram;
    return { id, name: name ?? t('kiosk.otherMatters'), pictogram: sign ?? 'groups', letter: null };
  });
  return (
    <>
      <Choices choices={choices} onChoose={onGroup} />
      <Door sign="search" name={t('kiosk.search')} onOpen={onSearch} />
    </>
  );
};

export const Matters = (props: MattersProps) => {
  const { services, choiceOf, onChoose, onSearch } = props;
  const { t } = useKioskWords();
  return (
    <Choices
      choices={services.map(choiceOf)}
      onChoose={onChoose}
      instead={groupsOf(services).length > 1 ? <Groups {...props} /> : undefined}
      besidePages={<Door sign="search" name={t('kiosk.search')} onOpen={onSearch} />}
    />
  );
};

/** One group, opened. */
export const MattersOf = ({
  group,
  services,
  choiceOf,
  onChoose,
}: Pick<MattersProps, 'services' | 'choiceOf' | 'onChoose'> & { group: string }) => {
  const { t } = useKioskWords();
  const found = groupsOf(services).find(({ id }) => id === group);
  return (
    <>
      <Heading>{found?.name ? <Said text={found.name} /> : t('kiosk.otherMatters')}</Heading>
      <Choices choices={(found?.services ?? []).map(choiceOf)} onChoose={onChoose} />
    </>
  );
};
