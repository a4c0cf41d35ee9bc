// W11: how large the glass of a kiosk is and where it hangs, and what follows from it for who stands or sits before it.
import { type Glass, glassFigures, REACH_MM } from '../../shared/kiosk/glass';
import type { Draft } from '../draft/useDraft';
import { NumberField } from '../fields/NumberField';
import { useAdminWords } from '../parts/words';

/** How kiosks are turned. */
const PORTRAIT = { width: 1080, height: 1920 };

type GlassFieldsProps = { glass: Glass; isInvalid: Draft['isInvalid']; onChange: (glass: Glass) => void };

export const GlassFields = ({ glass, isInvalid, onChange }: GlassFieldsProps) => {
  const { t } = useAdminWords();
  const { diagonalInch, lowerEdgeMm } = glass;
  const { isInReach, heightMm } = glassFigures(glass, PORTRAIT);
  const isKnown = Number.isFinite(diagonalInch) && Number.isFinite(lowerEdgeMm);
  return (
    <section class="adm-stack">
      <h2 class="kern-heading-small">{t('admin.glass')}</h2>
      <p class="kern-body">{t('admin.glassHint', { most: REACH_MM })}</p>
      <div class="adm-pair">
        <NumberField
          label={t('admin.glass.diagonal')}
          value={diagonalInch}
          min={8}
          max={65}
          onChange={(typed) => onChange({ ...glass, diagonalInch: typed })}
          isInvalid={isInvalid('diagonalInch')}
        />
        <NumberField
          label={t('admin.glass.lowerEdge')}
          value={lowerEdgeMm}
          min={0}
          max={1500}
          onChange={(typed) => onChange({ ...glass, lowerEdgeMm: typed })}
          isInvalid={isInvalid('lowerEdgeMm')}
        />
      </div>
      {isKnown && !isInReach && (
        <p class="kern-body" role="status">
          {t('admin.glass.tooHigh', { most: REACH_MM, edge: Math.floor(REACH_MM - heightMm / 2) })}
        </p>
      )}
    </section>
  );
};
