// S36: how a web hook stands: when a message last got through, what waits, and what is wrong.
import type { HookEvent, HookFault, HookView } from '../../shared/programs';
import { StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { type AdminWords, useAdminWords } from '../parts/words';

/** What each event is called; its own name has dots. */
const EVENT_WORDS = {
  'visit.called': 'admin.hook.event.called',
  'visit.begun': 'admin.hook.event.begun',
  'visit.finished': 'admin.hook.event.finished',
  'visit.noted': 'admin.hook.event.noted',
  'visit.missed': 'admin.hook.event.missed',
  'visit.undone': 'admin.hook.event.undone',
  'emergency.called': 'admin.hook.event.emergency',
  'emergency.acknowledged': 'admin.hook.event.coming',
  'emergency.ended': 'admin.hook.event.over',
  'alarm.raised': 'admin.hook.event.alarm',
  'alarm.ended': 'admin.hook.event.alarmOver',
} as const satisfies Record<HookEvent, string>;

export const hookEventPhrase = ({ t }: AdminWords, event: HookEvent): string => t(EVENT_WORDS[event]);

export const hookFaultPhrase = ({ t }: AdminWords, { code, status }: HookFault): string =>
  code === 'answered' ? t('admin.hook.fault.answered', { status: status ?? 0 }) : t(`admin.hook.fault.${code}`);

export const HookState = ({ hook, timeZone }: { hook: HookView; timeZone: string }) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const at = (instant: number) => formatTime(instant, 'dateTime', timeZone, language);
  const { trouble, lastSentAt, waiting } = hook;
  return (
    <div>
      {trouble && (
        <StatusText kind="danger">
          {t('admin.hook.failing', { time: at(trouble.since) })} {hookFaultPhrase(words, trouble.fault)}
        </StatusText>
      )}
      {trouble === null && lastSentAt === null && <span class="adm-muted">{t('admin.hook.notYet')}</span>}
      {trouble === null && lastSentAt !== null && (
        <StatusText kind="success">{t('admin.hook.sent', { time: at(lastSentAt) })}</StatusText>
      )}
      {waiting > 0 && <p class="kern-body kern-body--small">{count('admin.hook.waiting', waiting)}</p>}
      {trouble !== null && trouble.givenUp > 0 && (
        <StatusText kind="warning">{count('admin.hook.givenUp', trouble.givenUp)}</StatusText>
      )}
    </div>
  );
};
