// A link for every station that no browser is yet, on one sheet to print and cut up.
import { useState } from 'preact/hooks';
import { Button, Qr, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { isLoopback, linkWith } from '../parts/address';
import { stationsOf } from '../parts/names';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type MadeLink = { name: string; link: string; expiresAt: number };

export const LinkSheet = ({ view, ask }: Pick<PageParts, 'view' | 'ask'>) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [made, setMade] = useState<MadeLink[] | null>(null);
  const free = stationsOf(words, view.settings).filter(
    ({ role, stationId }) =>
      role !== 'admin' && !view.devices.some((one) => one.role === role && one.stationId === stationId),
  );
  const make = async () => {
    const links: MadeLink[] = [];
    for (const { role, stationId, name } of free) {
      const answer = await act({ type: 'invite', role, stationId });
      if (!answer.ok) break;
      links.push({ name, link: linkWith(answer.result.path), expiresAt: answer.result.expiresAt });
    }
    setMade(links);
  };
  if (made === null || made.length === 0)
    return free.length === 0 ? null : (
      <div class="adm-actions">
        <Button kind="secondary" onClick={() => void make()} blocked={isBusy}>
          {t('golive.links.make')}
        </Button>
        <Refused refusal={refusal} timeZone={view.office.timeZone} />
      </div>
    );
  return (
    <section class="adm-stack adm-sheet" aria-label={t('golive.links.title')}>
      <h2 class="kern-heading-small">{t('golive.links.title')}</h2>
      <p class="kern-body">{t('golive.links.how')}</p>
      {isLoopback() && (
        <p class="kern-body">
          <StatusText kind="warning">
            <strong>{t('admin.pair.loopback')}.</strong> {t('admin.pair.loopbackHow')}
          </StatusText>
        </p>
      )}
      <ul class="adm-sheet__links">
        {made.map(({ name, link, expiresAt }) => (
          <li key={link}>
            <strong class="kern-title">{name}</strong>
            <span class="adm-pairing__qr">
              <Qr content={link} title={t('common.qrTitle', { what: name })} />
            </span>
            <a class="kern-link" href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
            <span class="kern-body">
              {t('admin.pair.until', { time: formatTime(expiresAt, 'dateTime', view.office.timeZone, language) })}
            </span>
          </li>
        ))}
      </ul>
      <div class="adm-actions">
        <Button kind="secondary" onClick={() => print()}>
          {t('golive.links.print')}
        </Button>
      </div>
    </section>
  );
};
