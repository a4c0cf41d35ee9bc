// W9, W18: one more matter in the same visit, from the same list as the first: with its groups, signs and letters.
import type { KioskService } from '../../shared/protocol';
import type { Choice } from '../choose/Choices';
import { Search } from '../choose/Search';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { Matters, MattersOf } from '../start/Matters';
import type { Looking, Visitor } from '../visitor';
import { addableTo, idsOf, type KnownWish } from './wish';

type AnotherProps = { wish: KnownWish; looking: Looking; services: readonly KioskService[]; visitor: Visitor };

const choiceOf = ({ id, name, pictogram, letter }: KioskService): Choice => ({ id, name, pictogram, letter });

export const Another = ({ wish, looking, services: all, visitor }: AnotherProps) => {
  const { t } = useKioskWords();
  const services = addableTo(wish.services, all);
  const chosen = idsOf(wish.services);
  const onChoose = (id: string) => visitor.wish({ serviceIds: [...chosen, id], persons: wish.persons });
  const list = { services, choiceOf, onChoose };
  if (looking.by === 'letters') return <Search {...list} />;
  if (looking.by === 'group') return <MattersOf {...list} group={looking.group} />;
  return (
    <>
      <Heading>{t('kiosk.alsoWhat')}</Heading>
      <Matters {...list} onGroup={visitor.openGroup} onSearch={visitor.search} />
    </>
  );
};
