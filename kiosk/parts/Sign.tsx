// C7: the code with which phones check in, for whoever stands here.
import { useKioskWords } from './words';

export const Sign = ({ sign }: { sign: string | null }) => {
  const { t } = useKioskWords();
  if (sign === null) return null;
  return (
    <p class="kiosk-sign">
      {t('sign.label')} <strong>{sign}</strong>
    </p>
  );
};
