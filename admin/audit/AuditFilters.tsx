// What somebody looks for in the audit, and the same as a file.
import { useState } from 'preact/hooks';
import type { AuditFilter } from '../../shared/audit/entry';
import { AUDIT_KINDS, type AuditKind } from '../../shared/audit/kinds';
import type { AdminView } from '../../shared/protocol';
import { Button, Field, Select } from '../../ui/kit';
import { ownDeviceId } from '../../ui/link/device';
import { stationsOf } from '../parts/names';
import { type AdminWords, useAdminWords } from '../parts/words';
import { EVERYTHING } from './useAudit';

const ALL = '';

const placesOf = (words: AdminWords, { settings, sources, programs }: AdminView) => [
  { value: ALL, label: words.t('audit.page.all') },
  ...stationsOf(words, settings).map(({ stationId, name }) => ({ value: stationId, label: name })),
  ...[...sources, ...programs].map(({ id, name }) => ({ value: id, label: name })),
  ...(['visitor', 'import', 'program', 'office', 'terminal'] as const).map((asker) => ({
    value: asker as string,
    label: words.t(`audit.asker.${asker}`),
  })),
];

/** Where the filtered entries are as a file. */
const fileHref = (filter: AuditFilter, format: 'csv' | 'jsonl', language: string): string => {
  const said = Object.entries(filter).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  const asked = [['device', ownDeviceId() ?? ''], ['format', format], ['language', language], ...said];
  return `/audit?${new URLSearchParams(asked)}`;
};

type AuditFiltersProps = {
  view: AdminView;
  shown: AuditFilter;
  isBusy: boolean;
  onShow: (filter: AuditFilter) => void;
};

export const AuditFilters = ({ view, shown, isBusy, onShow }: AuditFiltersProps) => {
  const words = useAdminWords();
  const { t, language } = words;
  const [filter, setFilter] = useState(EVERYTHING);
  const set = (changes: Partial<AuditFilter>) => setFilter((before) => ({ ...before, ...changes }));
  const kinds = [
    { value: ALL as AuditKind | typeof ALL, label: t('audit.page.all') },
    ...AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
  ];
  const people = [
    { value: ALL, label: t('audit.page.all') },
    ...view.staff.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form
      class="adm-audit__form"
      onSubmit={(event) => {
        event.preventDefault();
        onShow({ ...filter, text: filter.text?.trim() || null });
      }}
    >
      <Field
        label={t('audit.page.from')}
        type="date"
        value={filter.from ?? ''}
        onInput={(from) => set({ from: from || null })}
      />
      <Field label={t('audit.page.to')} type="date" value={filter.to ?? ''} onInput={(to) => set({ to: to || null })} />
      <Select
        label={t('audit.page.kind')}
        value={filter.kind ?? ALL}
        options={kinds}
        onChange={(kind) => set({ kind: kind || null })}
      />
      <Select
        label={t('audit.page.place')}
        value={filter.place ?? ALL}
        options={placesOf(words, view)}
        onChange={(place) => set({ place: place || null })}
      />
      <Select
        label={t('audit.page.person')}
        value={filter.personId ?? ALL}
        options={people}
        onChange={(personId) => set({ personId: personId || null })}
      />
      <Field
        label={t('audit.page.text')}
        hint={t('audit.page.textHint')}
        type="search"
        maxLength={80}
        value={filter.text ?? ''}
        onInput={(text) => set({ text: text || null })}
      />
      <div class="adm-actions adm-audit__acts">
        <Button type="submit" blocked={isBusy}>
          {t('audit.page.show')}
        </Button>
        {(['csv', 'jsonl'] as const).map((format) => (
          <a key={format} class="kern-btn kern-btn--secondary" href={fileHref(shown, format, language)} download>
            <span class="kern-label">{t(`audit.page.${format}`)}</span>
          </a>
        ))}
      </div>
    </form>
  );
};
