// What to bring for a service: a list of texts.
import type { Language, Text } from '../../shared/settings';
import { Button } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { useAdminWords } from '../parts/words';

const MOST = 12;

type BringProps = {
  bring: Text[];
  languages: Language[];
  isInvalid: Draft['isInvalid'];
  onChange: (bring: Text[]) => void;
};

export const Bring = ({ bring, languages, isInvalid, onChange }: BringProps) => {
  const { t } = useAdminWords();
  return (
    <>
      {bring.length > 0 && (
        <ol class="adm-order">
          {bring.map((text, place) => (
            // A document has no name but its text, which is being typed.
            <li key={String(place)}>
              <TextFields
                what={t('admin.bring.one', { number: place + 1 })}
                text={text}
                languages={languages}
                isInvalid={(...path) => isInvalid(place, ...path)}
                onChange={(typed) => onChange(bring.with(place, typed ?? NO_TEXT))}
              />
              <Button
                kind="tertiary"
                icon="delete"
                onClick={() => onChange(bring.filter((_, other) => other !== place))}
                label={`${t('admin.removeFrom')} ${t('admin.bring.one', { number: place + 1 })}`}
              >
                {t('admin.removeFrom')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {bring.length < MOST && (
        <div>
          <Button kind="secondary" icon="add" onClick={() => onChange([...bring, NO_TEXT])}>
            {t('admin.bring.add')}
          </Button>
        </div>
      )}
    </>
  );
};
