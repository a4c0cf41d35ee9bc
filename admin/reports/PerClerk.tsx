// R4: the table per clerk, while the office has switched it on and for who has the right; nothing otherwise.
import { useEffect, useState } from 'preact/hooks';
import type { ClerkFigures, Range } from '../../shared/figures/reports';
import { clerkTable, rangeName } from '../../shared/figures/reportTables';
import type { Settings } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';
import { useMay } from '../../ui/rights';
import { Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { spreadText, wholeText } from './figureTexts';
import { useFigureWords } from './words';

/** Whether there are such figures, and whether somebody here may see them. */
export const useSeesClerks = ({ figuresPerClerk }: Settings): boolean =>
  useMay()('seeFiguresPerClerk') && figuresPerClerk !== null;

type PerClerkProps = { ask: Ask; range: Range; timeZone: string };

export const PerClerk = ({ ask, range: { from, to }, timeZone }: PerClerkProps) => {
  const words = useFigureWords();
  const { t, language } = words;
  const [found, setFound] = useState<ClerkFigures | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  useEffect(() => {
    let isWanted = true;
    setFound(null);
    void ask({ type: 'clerkFigures', from, to }).then((answer) => {
      if (!isWanted) return;
      setFound(answer.ok ? answer.result : null);
      setRefusal(answer.ok ? null : answer.refusal);
    });
    return () => {
      isWanted = false;
    };
  }, [from, to]);
  if (found === null) return <Refused refusal={refusal} timeZone={timeZone} />;
  const isEmpty = found.from > found.to;
  return (
    <section class="adm-stack adm-section">
      <Table
        caption={t('figures.table.clerks')}
        {...(!isEmpty && { hint: t('figures.clerksHint', { range: rangeName(found, language) }) })}
        heads={[
          t('figures.what'),
          t('figures.col.visitors'),
          t('figures.col.walkIns'),
          t('figures.col.appointments'),
          t('figures.timeOf', { what: t('figures.time.service'), kind: t('figures.kind.walkInTimes') }),
          t('figures.timeOf', { what: t('figures.time.service'), kind: t('figures.kind.appointmentTimes') }),
          t('figures.col.missed'),
          t('figures.col.handedOn'),
        ]}
        empty={t(isEmpty ? 'figures.clerksForgotten' : 'figures.none')}
        rows={clerkTable(found, words).rows.map(({ label, figures }) => (
          <Row
            key={label}
            head={label}
            cells={[
              wholeText(figures.visitors, language),
              wholeText(figures.walkIns, language),
              wholeText(figures.appointments, language),
              spreadText(figures.walkInTimes.service, words),
              spreadText(figures.appointmentTimes.service, words),
              wholeText(figures.missed, language),
              wholeText(figures.handedOn, language),
            ]}
          />
        ))}
      />
    </section>
  );
};
