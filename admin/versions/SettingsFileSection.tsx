// G3: all settings as one file, out and in.
import { useState } from 'preact/hooks';
import type { Settings } from '../../shared/settings';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Button } from '../../ui/kit';
import { saveJson } from '../../ui/saveJson';
import { faultPhrase } from '../changes/describe';
import type { PageParts } from '../draft/page';
import { FileField } from '../fields/FileField';
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

const NOT_ONE: SpokenRefusal = { code: 'notASettingsFile', values: {} };

export const SettingsFileSection = ({ view, day, draft, ask }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [chosen, setChosen] = useState<Parts | 'tooLarge' | 'unreadable' | null>(null);
  const [found, setFound] = useState<Settings | null>(null);

  const save = async () => {
    const answer = await act({ type: 'exportSettings' });
    if (answer.ok) saveJson(t('admin.file.name', { day }), answer.result);
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
        <FileField
          label={t('admin.file.read')}
          accept=".json,application/json"
          onChoose={(file) => void choose(file)}
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
