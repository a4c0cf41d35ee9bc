// The end of the demonstration: what is to stay, what goes, and a yes to exactly that.
import { useState } from 'preact/hooks';
import type { Keepable } from '../../shared/commands/settings';
import { Button } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { Check, Group } from '../fields/Checks';
import { Form } from '../parts/Form';
import { PageHead, Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

/** In the order in which they are asked for. */
const KEEPABLE: Record<Keepable, true> = {
  office: true,
  services: true,
  counters: true,
  hours: true,
  rules: true,
  screens: true,
  mail: true,
};

const Goes = ({ view }: Pick<PageParts, 'view'>) => {
  const { t, count } = useAdminWords();
  // This browser stays.
  const devices = view.devices.length - 1;
  const links = view.invitations.length;
  return (
    <ul class="kern-body adm-list">
      <li>{t('golive.goes.visits')}</li>
      <li>{count('golive.goes.people', view.staff.length)}</li>
      {devices > 0 && <li>{count('golive.goes.devices', devices)}</li>}
      {links > 0 && <li>{count('golive.goes.links', links)}</li>}
      <li>{t('golive.goes.secrets')}</li>
      <li>{t('golive.goes.figures')}</li>
    </ul>
  );
};

export const EndDemonstration = ({ view, draft, ask }: PageParts) => {
  const { t } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [keep, setKeep] = useState<readonly Keepable[]>([]);
  const [isRead, setRead] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { settings, office } = view;
  const counts: Record<Keepable, number> = {
    office: 0,
    services: settings.services.length,
    counters: settings.counters.length,
    hours: 0,
    rules: 0,
    screens: settings.kiosks.length + settings.displays.length + settings.printers.length,
    mail: 0,
  };
  const end = async () => {
    setAsked(true);
    if (!isRead || draft.isChanged || isBusy) return;
    const answer = await act({ type: 'endDemonstration', keep: [...keep], confirmed: true });
    if (answer.ok) location.hash = hrefTo('setup');
  };
  return (
    <>
      <PageHead title={t('admin.page.goLive')} />
      <p class="kern-body">{t('golive.end.what')}</p>
      <Form onSubmit={() => void end()}>
        <Group legend={t('golive.end.keep')} hint={t('golive.end.keepHint')}>
          {(Object.keys(KEEPABLE) as Keepable[]).map((one) => (
            <Check
              key={one}
              label={t(`golive.keep.${one}`, { count: counts[one] })}
              isChecked={keep.includes(one)}
              onChange={(isKept) => setKeep((now) => (isKept ? [...now, one] : now.filter((other) => other !== one)))}
            />
          ))}
        </Group>
        <Section title={t('golive.end.goes')}>
          <Goes view={view} />
          <p class="kern-body">{t('golive.end.wayBack')}</p>
        </Section>
        <Check
          label={t('golive.end.read')}
          isChecked={isRead}
          onChange={setRead}
          error={isAsked && !isRead && t('golive.end.unread')}
        />
        {isAsked && draft.isChanged && (
          <p class="kern-body" role="alert">
            {t('golive.end.unsaved')}
          </p>
        )}
        <Refused refusal={refusal} timeZone={office.timeZone} />
        <div class="adm-actions">
          <Button type="submit" blocked={isBusy}>
            {t('admin.page.goLive')}
          </Button>
        </div>
      </Form>
    </>
  );
};
