// W9: one more matter in the same visit.
import type { KioskService } from '../../shared/protocol';
import { Said } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';
import { addableTo, idsOf, type KnownWish } from './wish';

type AnotherProps = { wish: KnownWish; services: readonly KioskService[]; onWish: (wish: Wish) => void };

export const Another = ({ wish, services, onWish }: AnotherProps) => {
  const { t } = useKioskWords();
  const chosen = idsOf(wish.services);
  return (
    <>
      <Heading>{t('kiosk.alsoWhat')}</Heading>
      <ul class="kiosk-services">
        {addableTo(wish.services, services).map(({ id, letter, name }) => (
          <li key={id}>
            <button
              type="button"
              class="kiosk-service kiosk-service--plain"
              onClick={() => onWish({ serviceIds: [...chosen, id], persons: wish.persons })}
            >
              <span class="kiosk-service__name">
                <Said text={name} />
              </span>
              <span class="kiosk-service__letter" aria-hidden="true">
                {letter}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
