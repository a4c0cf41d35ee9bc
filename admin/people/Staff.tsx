// People who log in: their roles, when they last did, and what keeps them from it.
import { useState } from 'preact/hooks';
import type { StaffView } from '../../shared/protocol';
import { Button, StatusText } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { FactorRule } from './FactorRule';
import { IdleLogOut } from './IdleLogOut';
import { SignOnName } from './SignOnName';
import { StaffDialog } from './StaffDialog';
import { StaffSessions } from './StaffSessions';

const State = ({ person, timeZone }: { person: StaffView; timeZone: string }) => {
  const { t, language } = useAdminWords();
  const { lockedUntil, mustChange, hasSecondFactor } = person;
  if (lockedUntil !== null)
    return (
      <StatusText kind="danger">
        {t('admin.person.locked', { time: formatTime(lockedUntil, 'time', timeZone, language) })}
      </StatusText>
    );
  if (mustChange) return <StatusText kind="info">{t('admin.person.mustChange')}</StatusText>;
  return t(hasSecondFactor ? 'admin.person.hasFactor' : 'admin.person.fine');
};

type Act = { kind: 'edit' | 'remove' | 'sessions' | 'unlock' | 'removeFactor' | 'signOn'; person: StaffView };

export const Staff = (parts: PageParts) => {
  const { view } = parts;
  const words = useAdminWords();
  const may = useMay();
  const { t, language } = words;
  const { timeZone } = view.office;
  const [act, setAct] = useState<Act | { kind: 'add' } | null>(null);
  const close = () => setAct(null);
  const rolesOf = ({ roleIds }: StaffView) =>
    view.settings.roles.flatMap(({ id, name }) => (roleIds.includes(id) ? [name] : [])).join(', ');
  const whereIs = (name: string) => {
    const id = view.counters.find((counter) => counter.person === name)?.id;
    const counter = view.settings.counters.find((one) => one.id === id);
    return counter ? placePhrase(words, view.settings.placeWord, counter.name) : '–';
  };
  const button = (kind: Act['kind'], person: StaffView, label: string, icon?: 'edit' | 'delete') => (
    <Button
      kind="tertiary"
      {...(icon && { icon })}
      onClick={() => setAct({ kind, person })}
      label={`${label} ${person.name}`}
    >
      {label}
    </Button>
  );
  return (
    <>
      <PageHead title={t('admin.page.persons')}>
        <Button icon="add" onClick={() => setAct({ kind: 'add' })}>
          {t('admin.person.add')}
        </Button>
      </PageHead>
      <Table
        caption={t('admin.persons.caption')}
        heads={[
          ...[t('admin.col.name'), t('admin.col.roles'), t('admin.col.state')],
          ...[t('admin.col.lastLogin'), t('admin.col.loggedIn')],
        ]}
        empty={t('admin.persons.empty')}
        hasActions
        rows={view.staff.map((person) => (
          <Row
            key={person.id}
            head={person.name}
            cells={[
              rolesOf(person) || t('admin.account.noRole'),
              <State key="state" person={person} timeZone={timeZone} />,
              person.lastLoginAt === null ? '–' : formatTime(person.lastLoginAt, 'dateTime', timeZone, language),
              whereIs(person.name),
            ]}
            actions={
              <>
                {button('edit', person, t('admin.edit'), 'edit')}
                {view.settings.signOn && button('signOn', person, t('admin.person.signOn'))}
                {person.lockedUntil !== null && button('unlock', person, t('admin.person.unlock'))}
                {person.hasSecondFactor && button('removeFactor', person, t('admin.person.removeFactor'))}
                {person.sessions.length > 0 && button('sessions', person, t('admin.person.sessions'))}
                {button('remove', person, t('admin.person.remove'), 'delete')}
              </>
            }
          />
        ))}
      />
      {may('changeSettings') && (
        <>
          <FactorRule view={view} draft={parts.draft} />
          <IdleLogOut draft={parts.draft} />
        </>
      )}
      {act?.kind === 'add' && <StaffDialog {...parts} person={null} onClose={close} />}
      {act?.kind === 'edit' && <StaffDialog {...parts} person={act.person} onClose={close} />}
      {act?.kind === 'signOn' && <SignOnName {...parts} person={act.person} onClose={close} />}
      {act?.kind === 'sessions' && <StaffSessions {...parts} personId={act.person.id} onClose={close} />}
      {act?.kind === 'unlock' && (
        <ConfirmAct
          {...parts}
          command={{ type: 'unlockPerson', personId: act.person.id }}
          title={t('admin.person.unlockTitle', { name: act.person.name })}
          what={t('admin.person.unlockWhat')}
          confirm={t('admin.person.unlock')}
          onClose={close}
        />
      )}
      {act?.kind === 'removeFactor' && (
        <ConfirmAct
          {...parts}
          command={{ type: 'removeSecondFactor', personId: act.person.id }}
          title={t('admin.person.removeFactorTitle', { name: act.person.name })}
          what={t('admin.person.removeFactorWhat')}
          confirm={t('admin.person.removeFactor')}
          onClose={close}
        />
      )}
      {act?.kind === 'remove' && (
        <ConfirmAct
          {...parts}
          command={{ type: 'removePerson', personId: act.person.id }}
          title={t('admin.person.removeTitle', { name: act.person.name })}
          what={t('admin.person.removeWhat')}
          confirm={t('admin.person.remove')}
          onClose={close}
        />
      )}
    </>
  );
};
