// The report as files, and the way to the sheet for the committee.

import { useState } from 'preact/hooks';
import type { Range } from '../../shared/figures/reports';
import type { ReportFile } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { hrefTo } from '../draft/routes';
import { Refused } from '../parts/Parts';
import { addressOf } from './address';
import { useFigureWords } from './words';

const keep = ({ name, mediaType, base64 }: ReportFile): void => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
};

type ReportFilesProps = { ask: Ask; range: Range; timeZone: string; withClerks: boolean };

export const ReportFiles = ({ ask, range, timeZone, withClerks }: ReportFilesProps) => {
  const { t, language } = useFigureWords();
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const fetchFile = async (format: 'csv' | 'xlsx') => {
    const answer = await ask({
      type: withClerks ? 'clerkReportFile' : 'reportFile',
      ...range,
      unit: null,
      format,
      language,
    });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) keep(answer.result);
  };
  return (
    <div class="adm-stack adm-noPrint">
      <div class="adm-actions">
        <a class="kern-btn kern-btn--secondary" href={hrefTo('reports', addressOf(range, true))}>
          <span class="kern-label">{t('figures.sheet')}</span>
        </a>
        <Button kind="secondary" onClick={() => void fetchFile('xlsx')}>
          {t('figures.file.xlsx')}
        </Button>
        <Button kind="secondary" onClick={() => void fetchFile('csv')}>
          {t('figures.file.csv')}
        </Button>
        <Button kind="tertiary" onClick={() => print()}>
          {t('figures.print')}
        </Button>
      </div>
      <Refused refusal={refusal} timeZone={timeZone} />
    </div>
  );
};
