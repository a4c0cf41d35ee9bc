// How forecasts held, and what was out of order: printers, and the server itself.
import type { Report } from '../../shared/figures/reports';
import type { Settings } from '../../shared/settings';
import { Row, Table } from '../parts/Table';
import { minutesText, percentText, wholeText } from './figureTexts';
import { useFigureWords } from './words';

type FaultsProps = { report: Report; settings: Pick<Settings, 'printers'> };

export const ReportFaults = ({ report: { forecast, printers, server }, settings }: FaultsProps) => {
  const { t, language } = useFigureWords();
  return (
    <>
      <Table
        caption={t('figures.forecast')}
        hint={t('figures.forecastHint')}
        heads={[
          t('figures.forecast.tickets'),
          t('figures.forecast.bias'),
          t('figures.forecast.error'),
          t('figures.forecast.covered'),
          t('figures.forecast.longer'),
        ]}
        empty={t('figures.none')}
        rows={
          forecast
            ? [
                <Row
                  key="forecast"
                  head={wholeText(forecast.tickets, language)}
                  cells={[
                    minutesText(60 * forecast.biasMin, language),
                    minutesText(60 * forecast.errorMin, language),
                    percentText(forecast.covered, language),
                    percentText(forecast.longer, language),
                  ]}
                />,
              ]
            : []
        }
      />
      <Table
        caption={t('figures.printers')}
        heads={[
          t('figures.printer'),
          t('figures.slips'),
          t('figures.failed'),
          t('figures.faults'),
          t('figures.faultMin'),
        ]}
        empty={t('figures.none')}
        rows={printers.map(({ printerId, slips, failed, faults, faultSec }) => (
          <Row
            key={printerId}
            head={settings.printers.find(({ id }) => id === printerId)?.name ?? printerId}
            cells={[
              ...[slips, failed, faults].map((count) => wholeText(count, language)),
              minutesText(faultSec, language),
            ]}
          />
        ))}
      />
      <Table
        caption={t('figures.server')}
        heads={[t('figures.fault'), t('figures.faults'), t('figures.faultMin')]}
        empty={t('figures.server.none')}
        rows={server.map(({ fault, times, sec }) => (
          <Row
            key={fault}
            head={t(`figures.fault.${fault}`)}
            cells={[wholeText(times, language), minutesText(sec, language)]}
          />
        ))}
      />
    </>
  );
};
