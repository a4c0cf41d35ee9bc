// T8: whom a change would hit, told before it is saved; nothing is saved without a yes to just this list.

import type { ComponentChildren } from 'preact';
import type { Affected } from '../../shared/affected';
import type { Settings } from '../../shared/settings';
import { Confirm, SaidIn } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import { type AdminWords, useAdminWords } from '../parts/words';

/** What would happen to one of them. */
type Where = Pick<Settings, 'office' | 'placeWord'>;

export const linePhrase = (words: AdminWords, one: Affected, { office, placeWord }: Where): ComponentChildren => {
  const { t } = words;
  switch (one.kind) {
    case 'dayEnd':
      return t('admin.affected.dayEnd', { count: one.present });
    case 'counter':
      return t('admin.affected.counter', { name: placePhrase(words, placeWord, one.name) });
    case 'screen':
      return t('admin.affected.screen', { name: one.name });
    case 'service':
      return (
        <SaidIn
          text={one.name}
          sentence={(name) => t('admin.affected.service', { name, numbers: one.numbers.join(', ') })}
        />
      );
    case 'handedOn':
      return t('admin.affected.handedOn', { number: one.number });
    case 'appointment':
      return `${formatTime(one.slotAt, 'dateTime', office.timeZone, words.language)}: ${t(`admin.unfit.${one.reason}`)}`;
  }
};

type Props = { affected: readonly Affected[]; settings: Where; onAgree: () => void; onClose: () => void };

export const AffectedDialog = ({ affected, settings, onAgree, onClose }: Props) => {
  const words = useAdminWords();
  const { t, count } = words;
  const appointments = affected.filter(({ kind }) => kind === 'appointment');
  const others = affected.filter(({ kind }) => kind !== 'appointment');
  const list = (lines: readonly Affected[]) => (
    <ul class="kern-body adm-list adm-affected">
      {lines.map((one) => (
        <li key={JSON.stringify(one)}>{linePhrase(words, one, settings)}</li>
      ))}
    </ul>
  );
  return (
    <Confirm title={t('admin.affected.title')} confirm={t('admin.affected.save')} onConfirm={onAgree} onClose={onClose}>
      {others.length > 0 && list(others)}
      {appointments.length > 0 && (
        <>
          <p class="kern-body">
            <strong>{count('admin.affected.appointments', appointments.length)}</strong>
          </p>
          {list(appointments)}
          <p class="kern-body">{t('admin.affected.nobodyTold')}</p>
        </>
      )}
    </Confirm>
  );
};
