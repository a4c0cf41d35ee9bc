// K30: a slip of a paper block that nobody has brought in yet: its number is none of the machine's, and people see to it.
import { TicketNumber } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { useKioskWords } from '../parts/words';
import { Acts, type ActsProps } from '../ticket/Acts';

type OnPaperProps = Pick<ActsProps, 'online' | 'isAsking' | 'onPrintAgain' | 'onDone'> & { number: string };

export const OnPaper = ({ number, ...acts }: OnPaperProps) => {
  const { t } = useKioskWords();
  return (
    <div class="kiosk-ticket">
      <Heading>
        <span class="kiosk-ticket__title">{t('kiosk.paper')}</span>{' '}
        <span class="kiosk-ticket__number">
          <TicketNumber number={number} />
        </span>
      </Heading>
      <div class="kiosk-facts">
        <p>{t('kiosk.paperNotYet')}</p>
        <p>{t('kiosk.paperShow')}</p>
      </div>
      <Acts slip={null} mayPrint={false} {...acts} />
    </div>
  );
};
