// A file of appointments: chosen, looked at, and then imported as a whole.
import { useState } from 'preact/hooks';
import type { CsvPreview, ImportCounts } from '../../shared/imports';
import { textOf } from '../../shared/words';
import { Alert, Button, langOf, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { FileField } from '../fields/FileField';
import { base64Of } from '../parts/logo';
import { Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { CsvFound } from './CsvFound';
import { countsPhrase } from './ImportFaults';

const MOST_BYTES = 300_000;
/** Rows have to name their own. */
const NO_SERVICE = '';

type Chosen = { name: string; file: string };

export const CsvFile = ({ view, ask }: PageParts) => {
  const words = useAdminWords();
  const { t, language } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [service, setService] = useState(NO_SERVICE);
  const [chosen, setChosen] = useState<Chosen | 'tooLarge' | null>(null);
  const [preview, setPreview] = useState<CsvPreview | null>(null);
  const [imported, setImported] = useState<ImportCounts | null>(null);
  const { settings, office } = view;

  const look = async (file: Chosen, serviceId: string) => {
    setPreview(null);
    setImported(null);
    const answer = await act({ type: 'previewCsv', file: file.file, serviceId: serviceId || null });
    if (answer.ok) setPreview(answer.result);
  };
  const choose = async (file: File) => {
    setPreview(null);
    setImported(null);
    if (file.size > MOST_BYTES) return setChosen('tooLarge');
    const read = { name: file.name, file: base64Of(new Uint8Array(await file.arrayBuffer())) };
    setChosen(read);
    await look(read, service);
  };
  const bringIn = async () => {
    if (chosen === null || chosen === 'tooLarge' || isBusy) return;
    const answer = await act({ type: 'importCsv', file: chosen.file, serviceId: service || null });
    if (!answer.ok) return;
    setPreview(answer.result.imported ? null : answer.result);
    setImported(answer.result.imported);
  };

  const isGood = preview !== null && preview.fault === null && preview.faultCount === 0 && preview.count > 0;
  return (
    <Section title={t('admin.csv')} hint={t('admin.csvHint')}>
      <Select
        label={t('admin.csv.service')}
        hint={t('admin.csv.serviceHint')}
        value={service}
        options={[
          { value: NO_SERVICE, label: t('admin.csv.noService') },
          ...settings.services.map(({ id, name }) => ({
            value: id,
            label: textOf(name, language),
            lang: langOf(name, language),
          })),
        ]}
        onChange={(id) => {
          setService(id);
          if (chosen !== null && chosen !== 'tooLarge') void look(chosen, id);
        }}
      />
      <div class="adm-file">
        <FileField label={t('admin.csv.file')} accept=".csv,.txt,text/csv" onChoose={(file) => void choose(file)} />
      </div>
      <p class="kern-body" role="status">
        {isBusy && t('admin.csv.reading')}
      </p>
      {chosen === 'tooLarge' && <Alert kind="danger" title={t('admin.csv.tooLarge')} />}
      <Refused refusal={refusal} timeZone={office.timeZone} />
      {imported && (
        <Alert kind="success" title={t('admin.csv.imported')}>
          <p class="kern-body">{countsPhrase(words, imported)}</p>
        </Alert>
      )}
      {preview && <CsvFound preview={preview} settings={settings} />}
      {isGood && (
        <div class="adm-actions">
          <Button onClick={() => void bringIn()} blocked={isBusy}>
            {words.count('admin.csv.import', preview.count)}
          </Button>
        </div>
      )}
    </Section>
  );
};
