// G3: all settings as one file, out and in.
import { useId, useState } from 'preact/hooks';
import type { Settings } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Button } from '../../ui/kit';
import { faultPhrase } from '../changes/describe';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { TakeDialog } from './TakeDialog';

const MOST_BYTES = 1_000_000;

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file says; null where it is no JSON, or no object. */
const readFile = async (file: File): Promise<Parts | null> => {
  try {
    const said: unknown = JSON.parse(await file.text());
    return isParts(said) ? said : null;
  } catch {
    return null;
  }
};

/** The browser keeps it as a file. */
const download = (name: string, content: unknown): void => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

const NOT_ONE: SpokenRefusal = { code: 'notASettingsFile', values: {} };

export const SettingsFileSection = ({ view, day, draft, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const inputId = useId();
  const { act, isBusy, refusal } = useAct(ask);
  const [chosen, setChosen] = useState<Parts | 'tooLarge' | 'unreadable' | null>(null);
  const [found, setFound] = useState<Settings | null>(null);

  const save = async () => {
    const answer = await act({ type: 'exportSettings' });
    if (answer.ok) download(t('admin.file.name', { day }), answer.result);
  };
  const choose = async (file: File) => {
    if (file.size > MOST_BYTES) return setChosen('tooLarge');
    const said = await readFile(file);
    setChosen(said ?? 'unreadable');
    if (said === null) return;
    const answer = await act({ type: 'readSettingsFile', file: said });
    setFound(answer.ok ? answer.result.settings : null);
  };

  /** Named as the forms name it, with what the file itself calls it. */
  const named = (refused: SpokenRefusal): SpokenRefusal => {
    const settings = isParts(chosen) ? chosen['settings'] : null;
    if (refused.code !== 'settingsInvalid' || !isParts(settings)) return refused;
    return { ...refused, values: { where: faultPhrase(words, settings, String(refused.values['where'] ?? '')) } };
  };
  const refused = chosen === 'unreadable' ? NOT_ONE : refusal;
  return (
    <Section title={t('admin.file')} hint={t('admin.fileHint')}>
      <div class="adm-actions">
        <Button kind="secondary" onClick={() => void save()} blocked={isBusy}>
          {t('admin.file.save')}
        </Button>
      </div>
      <div class="adm-file">
        <label class="kern-label" for={inputId}>
          {t('admin.file.read')}
        </label>
        <input
          id={inputId}
          type="file"
          accept=".json,application/json"
          // The same file, corrected, is a change too.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void choose(file);
          }}
        />
      </div>
      <p class="kern-body" role="status">
        {isBusy && t('admin.file.reading')}
      </p>
      {chosen === 'tooLarge' && <Alert kind="danger" title={t('admin.file.tooLarge')} />}
      <Refused refusal={refused && named(refused)} timeZone={view.office.timeZone} />
      {found && (
        <TakeDialog title={t('admin.file.title')} settings={found} draft={draft} onClose={() => setFound(null)} />
      )}
    </Section>
  );
};
