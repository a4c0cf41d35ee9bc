// A2: how many people have an appointment at the same time, booked online, and besides those by staff alone.
import type { Draft } from '../draft/useDraft';
import { NumberField } from '../fields/NumberField';
import { useAdminWords } from '../parts/words';

type Places = { public: number; internal: number };

type PlacesFieldsProps<S extends Places> = {
  span: S;
  isInvalid: Draft['isInvalid'];
  onChange: (span: S) => void;
};

export const PlacesFields = <S extends Places>({ span, isInvalid, onChange }: PlacesFieldsProps<S>) => {
  const { t } = useAdminWords();
  return (
    <>
      <NumberField
        label={t('admin.places.public')}
        value={span.public}
        min={0}
        max={100}
        onChange={(count) => onChange({ ...span, public: count })}
        isInvalid={isInvalid('public')}
      />
      <NumberField
        label={t('admin.places.internal')}
        value={span.internal}
        min={0}
        max={100}
        onChange={(count) => onChange({ ...span, internal: count })}
        isInvalid={isInvalid('internal')}
      />
    </>
  );
};

/** What the first span of a day begins with. */
export const USUAL_SPAN = { from: '08:00', to: '12:00', public: 1, internal: 0 };
