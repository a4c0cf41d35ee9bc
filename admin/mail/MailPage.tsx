// The office's mail: the server that sends it, its password, how it is going, and a test.
import type { AdminView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { Field, Select, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Check } from '../fields/Checks';
import { KeptSecret } from '../fields/KeptSecret';
import { NumberField } from '../fields/NumberField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { TestMail } from './TestMail';

type MailSettings = NonNullable<Settings['mail']>;

const WAYS = ['starttls', 'tls', 'none'] as const;
const PORTS: Record<MailSettings['security'], number> = { starttls: 587, tls: 465, none: 25 };

const NEW: MailSettings = {
  host: '',
  port: PORTS.starttls,
  security: 'starttls',
  user: null,
  from: '',
  replyTo: null,
};

type ServerProps = {
  mail: MailSettings;
  isInvalid: Draft['isInvalid'];
  onChange: (part: Partial<MailSettings>) => void;
};

const MailServer = ({ mail, isInvalid, onChange }: ServerProps) => {
  const { t } = useAdminWords();
  return (
    <>
      <Field
        label={t('admin.mail.host')}
        hint={t('admin.mail.hostHint')}
        value={mail.host}
        maxLength={253}
        autocomplete="off"
        onInput={(host) => onChange({ host: host.trim() })}
        error={isInvalid('host') && t('admin.invalid.mailHost')}
      />
      <div class="adm-pair">
        <Select
          label={t('admin.mail.security')}
          hint={t('admin.mail.securityHint')}
          value={mail.security}
          options={WAYS.map((value) => ({ value, label: t(`admin.mail.${value}`) }))}
          onChange={(security) => onChange({ security, port: PORTS[security] })}
          error={isInvalid('security') && t('admin.invalid.value')}
        />
        <NumberField
          label={t('admin.printer.port')}
          hint={t('admin.mail.portHint')}
          value={mail.port}
          min={1}
          max={65535}
          onChange={(port) => onChange({ port })}
          isInvalid={isInvalid('port')}
        />
      </div>
      <Field
        label={t('admin.mail.from')}
        hint={t('admin.mail.fromHint')}
        value={mail.from}
        type="email"
        maxLength={200}
        autocomplete="off"
        onInput={(from) => onChange({ from: from.trim() })}
        error={isInvalid('from') && t('admin.invalid.email')}
      />
      <Field
        label={t('admin.mail.replyTo')}
        hint={t('admin.mail.replyToHint')}
        value={mail.replyTo ?? ''}
        type="email"
        maxLength={200}
        autocomplete="off"
        onInput={(replyTo) => onChange({ replyTo: replyTo.trim() || null })}
        error={isInvalid('replyTo') && t('admin.invalid.email')}
      />
      <Field
        label={t('admin.mail.user')}
        hint={t('admin.mail.userHint')}
        value={mail.user ?? ''}
        maxLength={200}
        autocomplete="off"
        onInput={(user) => onChange({ user: user || null })}
        error={isInvalid('user') && t('admin.invalid.name')}
      />
    </>
  );
};

const MailState = ({ view }: { view: AdminView }) => {
  const { t, count, language } = useAdminWords();
  const { waiting, lastFault } = view.mail;
  return (
    <Section title={t('admin.mail.state')}>
      <p class="kern-body">
        {waiting === 0 ? (
          <StatusText kind="success">{t('admin.mail.nothingWaits')}</StatusText>
        ) : (
          <StatusText kind="warning">{count('admin.mail.waiting', waiting)}</StatusText>
        )}
      </p>
      {lastFault && (
        <p class="kern-body">
          {t('admin.mail.lastFault', { time: formatTime(lastFault.at, 'dateTime', view.office.timeZone, language) })}{' '}
          <code>{lastFault.what}</code>
        </p>
      )}
    </Section>
  );
};

export const MailPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { view, draft } = parts;
  const { settings, saved, edit, isInvalid } = draft;
  const { mail } = settings;
  return (
    <>
      <PageHead title={t('admin.page.mail')} />
      <div class="adm-form">
        <Section title={t('admin.mail.server')} hint={t('admin.mail.serverHint')}>
          <Check
            label={t('admin.mail.sends')}
            isChecked={mail !== null}
            onChange={(sends) => edit((now) => ({ ...now, mail: sends ? (saved.mail ?? NEW) : null }))}
          />
          {mail && (
            <MailServer
              mail={mail}
              isInvalid={(...path) => isInvalid('mail', ...path)}
              onChange={(part) => edit((now) => ({ ...now, mail: { ...(now.mail ?? NEW), ...part } }))}
            />
          )}
        </Section>
        {mail?.user && (
          <KeptSecret
            {...parts}
            name="admin.mailPassword"
            isThere={view.mail.hasPassword}
            maxLength={200}
            command={(password) => ({ type: 'setMailPassword', password })}
          />
        )}
        {saved.mail && (
          <>
            <MailState view={view} />
            <TestMail
              {...parts}
              letter={null}
              title={t('admin.testMail')}
              hint={t('admin.testMail.hint')}
              send={t('admin.testMail.send')}
            />
          </>
        )}
      </div>
    </>
  );
};
