// K21: reported back, and who calls next; or called already.
import type { ReturnResult } from '../../shared/commands/calls';
import type { KioskView, Snapshot } from '../../shared/protocol';
import { Said, SaidIn, TicketNumber } from '../../ui/kit';
import { beforePhrase, placeText } from '../../ui/phrases';
import { Heading } from '../parts/Heading';
import { type KioskWords, useKioskWords } from '../parts/words';
import { Acts, type ActsProps } from '../ticket/Acts';

const titleOf = ({ t }: KioskWords, { isCalled, isBack }: ReturnResult): string => {
  if (isCalled) return t('kiosk.back.called');
  return t(isBack ? 'kiosk.back.done' : 'kiosk.back.inLine');
};

const Next = ({ view: { office }, returned }: { view: KioskView; returned: ReturnResult }) => {
  const words = useKioskWords();
  const { counter, isCalled, peopleBefore } = returned;
  const before = beforePhrase(words, peopleBefore);
  if (counter === null) return <>{peopleBefore === 0 ? words.t('kiosk.back.waiting') : before}</>;
  const sentence = (place: string): string => {
    if (isCalled) return words.t('kiosk.back.calledTo', { place });
    if (peopleBefore === 0) return words.t('kiosk.back.kept', { place });
    return `${before}. ${words.t('kiosk.back.keptAfter', { place })}`;
  };
  return <SaidIn sentence={sentence} text={placeText(words, office.placeWord, counter)} />;
};

type ReturnedProps = Pick<ActsProps, 'online' | 'isAsking' | 'onPrintAgain' | 'onDone'> & {
  snapshot: Snapshot<KioskView>;
  returned: ReturnResult;
};

export const Returned = ({ snapshot: { view }, returned, ...acts }: ReturnedProps) => {
  const words = useKioskWords();
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{titleOf(words, returned)}</span>{' '}
        <span class="kiosk-ticket__number">
          <TicketNumber number={returned.number} />
        </span>
      </Heading>
      <div class="kiosk-facts">
        <p>
          <Next view={view} returned={returned} />
        </p>
        {returned.placeHint && (
          <p>
            <Said text={returned.placeHint} />
          </p>
        )}
        {!returned.isCalled && (
          <p>
            <SaidIn sentence={(place) => words.t('common.waitHere', { place })} text={view.waitingPlace} />
          </p>
        )}
      </div>
      <Acts slip={null} mayPrint={false} {...acts} />
    </div>
  );
};
