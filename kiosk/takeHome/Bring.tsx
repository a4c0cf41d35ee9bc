// W17: what has to be there before somebody waits for it; who lacks something goes home with a list and not in vain.
import type { KioskService, KioskView } from '../../shared/protocol';
import { SaidItems } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';
import { TakeHome } from './Sheet';

/** What all of these ask for, each thing once. */
const bringOf = (services: readonly KioskService[]) => [
  ...new Map(services.flatMap(({ bring }) => bring).map((thing) => [thing.de, thing])).values(),
];

export type BringProps = { services: readonly KioskService[]; wish: Wish; view: KioskView; ask: Ask };

/** Nothing where nothing has to be brought. */
export const Bring = ({ services, wish, view, ask }: BringProps) => {
  const { t } = useKioskWords();
  const things = bringOf(services);
  if (things.length === 0) return null;
  return (
    <section class="kiosk-bring" aria-labelledby="kiosk-bring">
      <div>
        <h2 id="kiosk-bring">{t('kiosk.bring.ask')}</h2>
        <ul>
          <SaidItems texts={things} />
        </ul>
      </div>
      {view.printer.present && <TakeHome ask={ask} wish={wish} label={t('kiosk.bring.later')} />}
    </section>
  );
};
