// Everything that was found, one block a thing: chosen, printed, saved, deleted.
import { useState } from 'preact/hooks';
import type { DeletedResult, HeldResult } from '../../shared/privacy';
import { Button, StatusText } from '../../ui/kit';
import { saveJson } from '../../ui/saveJson';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { useAdminWords } from '../parts/words';
import { DeleteHeld } from './DeleteHeld';
import { type Fact, factsOfVisit, factsOfWish, whenOf } from './heldFacts';

type BlockProps = { title: string; facts: readonly Fact[]; isChosen: boolean; onChoose: (isChosen: boolean) => void };

const Block = ({ title, facts, isChosen, onChoose }: BlockProps) => (
  <article class="adm-held">
    <Check label={<strong>{title}</strong>} isChecked={isChosen} onChange={onChoose} />
    <dl class="kern-body adm-facts">
      {facts.flatMap(({ what, value }) => [
        <dt key={what}>{what}</dt>,
        <dd key={`${what} value`} dir="auto">
          {value}
        </dd>,
      ])}
    </dl>
  </article>
);

type HeldListProps = Pick<PageParts, 'view' | 'ask'> & {
  text: string;
  held: HeldResult;
  onPrint: () => void;
  onDeleted: (deleted: DeletedResult) => void;
};

export const HeldList = ({ view, ask, text, held, onPrint, onDeleted }: HeldListProps) => {
  const words = useAdminWords();
  const { t } = words;
  const { timeZone } = view.office;
  const [spared, setSpared] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { visits, wishes, isMore } = held;
  if (visits.length + wishes.length === 0)
    return (
      <p class="kern-body" role="status">
        <StatusText kind="info">{t('privacy.held.none', { text })}</StatusText>
      </p>
    );
  const isChosen = (id: string) => !spared.includes(id);
  const choose = (id: string) => (isOn: boolean) =>
    setSpared((before) => (isOn ? before.filter((one) => one !== id) : [...before, id]));
  const chosen: HeldResult = {
    visits: visits.filter(({ day, visitId }) => isChosen(`${day} ${visitId}`)),
    wishes: wishes.filter(({ id }) => isChosen(id)),
    isMore,
  };
  const isNothing = chosen.visits.length + chosen.wishes.length === 0;
  return (
    <div class="adm-stack">
      {isMore && (
        <p class="kern-body">
          <StatusText kind="warning">{t('privacy.held.more')}</StatusText>
        </p>
      )}
      <fieldset class="kern-fieldset">
        <legend class="kern-label adm-noPrint">{t('privacy.held.which')}</legend>
        <div class="adm-stack">
          {visits.map((visit) => (
            <Block
              key={`${visit.day} ${visit.visitId}`}
              title={t('privacy.held.visitOn', { when: whenOf(visit, timeZone, words) })}
              facts={factsOfVisit(visit, timeZone, words)}
              isChosen={isChosen(`${visit.day} ${visit.visitId}`)}
              onChoose={choose(`${visit.day} ${visit.visitId}`)}
            />
          ))}
          {wishes.map((wish) => (
            <Block
              key={wish.id}
              title={t('privacy.held.wishOf', { email: wish.email })}
              facts={factsOfWish(wish, timeZone, words)}
              isChosen={isChosen(wish.id)}
              onChoose={choose(wish.id)}
            />
          ))}
        </div>
      </fieldset>
      <p class="kern-body">{t('privacy.held.limits')}</p>
      <div class="adm-actions">
        <Button kind="secondary" onClick={onPrint}>
          {t('privacy.print')}
        </Button>
        <Button
          kind="secondary"
          blocked={isNothing}
          onClick={() => saveJson('auskunft.json', { office: view.office.name, ...chosen })}
        >
          {t('privacy.held.json')}
        </Button>
        <Button blocked={isNothing} onClick={() => setAsked(true)}>
          {t('privacy.held.delete')}
        </Button>
      </div>
      {isAsked && (
        <DeleteHeld
          view={view}
          ask={ask}
          chosen={chosen}
          onClose={() => setAsked(false)}
          onDeleted={(deleted) => {
            setAsked(false);
            onDeleted(deleted);
          }}
        />
      )}
    </div>
  );
};
