// S56: of what is wrong now, whether somebody was told, by which ways, and why not.
import type { AdminView } from '../../shared/protocol';
import type { AlarmTold, AlarmWay } from '../../shared/watching/alarms';
import { formatTime } from '../../ui/time';
import { hrefTo } from '../draft/routes';
import { type AdminWords, useAdminWords } from '../parts/words';
import { hookFaultPhrase } from '../programs/HookState';

const wayPhrase = (words: AdminWords, way: AlarmWay, hooks: AdminView['hooks']): string => {
  const { t } = words;
  const named =
    way.by === 'mail'
      ? t('admin.told.mail', { to: way.to })
      : t('admin.told.hook', { to: hooks.find(({ id }) => id === way.to)?.name ?? '?' });
  const why = way.by === 'mail' ? way.why : way.why && hookFaultPhrase(words, way.why);
  if (way.state === 'taken') return t('admin.told.taken', { way: named });
  if (why === null) return t('admin.told.waiting', { way: named });
  return t(way.state === 'failed' ? 'admin.told.failed' : 'admin.told.late', { way: named, why });
};

const One = ({ told, view }: { told: AlarmTold; view: Pick<AdminView, 'hooks' | 'office'> }) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { kind, about, toldAt, ways, untold } = told;
  const time = toldAt !== null && formatTime(toldAt, 'dateTime', view.office.timeZone, language);
  return (
    <li>
      {t(`fault.${kind}`, { about })}
      <br />
      <span class="adm-muted">
        {untold === null || untold === 'before'
          ? time !== false && t('admin.told.at', { time })
          : t(`admin.told.untold.${untold}`)}{' '}
        {untold === 'before' && t('admin.told.before')}
        {ways.map((way) => wayPhrase(words, way, view.hooks)).join(' ')}
      </span>
    </li>
  );
};

/** Nothing while nothing is wrong. */
export const ToldAlarms = ({ view }: { view: Pick<AdminView, 'hooks' | 'office' | 'told'> }) => {
  const { t } = useAdminWords();
  if (view.told.length === 0) return null;
  return (
    <section class="adm-told">
      <h2 class="kern-heading-small">{t('admin.told')}</h2>
      <ul class="kern-body adm-list">
        {view.told.map((told) => (
          <One key={`${told.kind} ${told.about}`} told={told} view={view} />
        ))}
      </ul>
      <a class="kern-link" href={hrefTo('watching')}>
        {t('admin.draft.show', { what: t('admin.page.watching') })}
      </a>
    </section>
  );
};
