// What a printer can do: paper, letters, QR code, and how it proves that a slip came out.
import { useState } from 'preact/hooks';
import type { PrinterProfile } from '../../shared/settings';
import { Select } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { Group } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { useAdminWords } from '../parts/words';
import {
  CHINESE_WAYS,
  CONFIRM_WAYS,
  ENCODINGS,
  PAPER_CHOICES,
  PAPERS,
  type Paper,
  paperOf,
  QR_WAYS,
  questionsPhrase,
  STATUS_WAYS,
  TABLES,
} from './profile';

type ProfileProps = {
  profile: PrinterProfile;
  isInvalid: Draft['isInvalid'];
  onChange: (profile: PrinterProfile) => void;
};

const PaperForm = ({ profile, isInvalid, onChange }: ProfileProps) => {
  const { t } = useAdminWords();
  const [isCustom, setCustom] = useState(paperOf(profile) === 'custom');
  const paper = isCustom ? 'custom' : paperOf(profile);
  const choose = (chosen: Paper) => {
    setCustom(chosen === 'custom');
    if (chosen !== 'custom') onChange({ ...profile, ...PAPERS[chosen] });
  };
  return (
    <>
      <Select
        label={t('admin.paper')}
        hint={t('admin.paperHint')}
        value={paper}
        options={PAPER_CHOICES.map((value) => ({ value, label: t(`admin.paper.${value}`) }))}
        onChange={choose}
        error={!isCustom && (isInvalid('columns') || isInvalid('dots')) && t('admin.invalid.value')}
      />
      {isCustom && (
        <div class="adm-pair">
          <NumberField
            label={t('admin.columns')}
            hint={t('admin.columnsHint')}
            value={profile.columns}
            min={24}
            max={64}
            onChange={(columns) => onChange({ ...profile, columns })}
            isInvalid={isInvalid('columns')}
          />
          <NumberField
            label={t('admin.dots')}
            hint={t('admin.dotsHint')}
            value={profile.dots}
            min={200}
            max={832}
            onChange={(dots) => onChange({ ...profile, dots })}
            isInvalid={isInvalid('dots')}
          />
        </div>
      )}
    </>
  );
};

const CodePageForm = ({ profile, isInvalid, onChange }: ProfileProps) => {
  const { t } = useAdminWords();
  const { encoding, table } = profile.codePage;
  const change = (codePage: PrinterProfile['codePage']) => onChange({ ...profile, codePage });
  return (
    <div class="adm-pair">
      <Select
        label={t('admin.encoding')}
        hint={t('admin.encodingHint')}
        value={encoding}
        options={ENCODINGS.map((value) => ({ value, label: t(`admin.encoding.${value}`) }))}
        onChange={(chosen) => change({ encoding: chosen, table: TABLES[chosen] })}
        error={isInvalid('codePage', 'encoding') && t('admin.invalid.value')}
      />
      <NumberField
        label={t('admin.table')}
        hint={t('admin.tableHint')}
        value={table}
        min={0}
        max={255}
        onChange={(typed) => change({ encoding, table: typed })}
        isInvalid={isInvalid('codePage', 'table')}
      />
    </div>
  );
};

const LEARN = 'learn';
const KNOWN = 'known';

/** How it is asked for its state: whether at all, which questions, and how long it rests before it is asked again. */
const StateForm = ({ profile, isInvalid, onChange }: ProfileProps) => {
  const { t } = useAdminWords();
  const { questions } = profile;
  const known =
    questions === null
      ? []
      : [{ value: KNOWN, label: t('admin.questions.known', { questions: questionsPhrase(t, questions) }) }];
  return (
    <>
      <Select
        label={t('admin.status')}
        hint={t('admin.statusHint')}
        value={profile.status}
        options={STATUS_WAYS.map((value) => ({ value, label: t(`admin.status.${value}`) }))}
        onChange={(status) => onChange({ ...profile, status })}
        error={isInvalid('status') && t('admin.invalid.value')}
      />
      <Select
        label={t('admin.questions')}
        hint={t('admin.questionsHint')}
        value={questions === null ? LEARN : KNOWN}
        options={[{ value: LEARN, label: t('admin.questions.learn') }, ...known]}
        onChange={(chosen) => chosen === LEARN && onChange({ ...profile, questions: null })}
        error={isInvalid('questions') && t('admin.invalid.value')}
      />
      <NumberField
        label={t('admin.pause')}
        hint={t('admin.pauseHint')}
        value={profile.pauseMs}
        min={0}
        max={5000}
        onChange={(pauseMs) => onChange({ ...profile, pauseMs })}
        isInvalid={isInvalid('pauseMs')}
      />
    </>
  );
};

export const ProfileForm = (props: ProfileProps) => {
  const { t } = useAdminWords();
  const { profile, isInvalid, onChange } = props;
  return (
    <Group legend={t('admin.profile')} hint={t('admin.profileHint')}>
      <PaperForm {...props} />
      <CodePageForm {...props} />
      <Select
        label={t('admin.chinese')}
        hint={t('admin.chineseHint')}
        value={profile.chineseMode}
        options={CHINESE_WAYS.map((value) => ({ value, label: t(`admin.chinese.${value}`) }))}
        onChange={(chineseMode) => onChange({ ...profile, chineseMode })}
        error={isInvalid('chineseMode') && t('admin.invalid.value')}
      />
      <Select
        label={t('admin.qr')}
        hint={t('admin.qrHint')}
        value={profile.qr}
        options={QR_WAYS.map((value) => ({ value, label: t(`admin.qr.${value}`) }))}
        onChange={(qr) => onChange({ ...profile, qr })}
        error={isInvalid('qr') && t('admin.invalid.value')}
      />
      <Select
        label={t('admin.confirm')}
        hint={t('admin.confirmHint')}
        value={profile.confirm}
        options={CONFIRM_WAYS.map((value) => ({ value, label: t(`admin.confirm.${value}`) }))}
        onChange={(confirm) => onChange({ ...profile, confirm })}
        error={isInvalid('confirm') && t('admin.invalid.value')}
      />
      <StateForm {...props} />
    </Group>
  );
};
