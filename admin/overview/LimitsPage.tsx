// R5: from when on the overview warns, and from when on it is urgent.
import { LIVE_LIMITS } from '../../shared/figures/live';
import type { LiveLimit } from '../../shared/settings';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const MOST = 999;

export const LimitsPage = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { liveLimits } = settings;
  const change = (limit: LiveLimit, colour: 'yellow' | 'red', value: number) =>
    edit((now) => {
      const changed = { ...now.liveLimits[limit], [colour]: Number.isNaN(value) ? null : value };
      return { ...now, liveLimits: { ...now.liveLimits, [limit]: changed } };
    });
  return (
    <>
      <PageHead title={t('admin.page.limits')} />
      <p class="kern-body">{t('admin.limits.hint')}</p>
      <div class="adm-form adm-wide">
        {LIVE_LIMITS.map((limit) => {
          const { yellow, red } = liveLimits[limit];
          const isTurned = yellow !== null && red !== null && red < yellow;
          return (
            <Section key={limit} title={t(`admin.limits.${limit}`)} hint={t(`admin.limits.${limit}Hint`)}>
              <div class="adm-pair">
                {(['yellow', 'red'] as const).map((colour) => (
                  <NumberField
                    key={colour}
                    label={t(`admin.limits.${limit}.${colour}`)}
                    value={liveLimits[limit][colour] ?? Number.NaN}
                    min={0}
                    max={MOST}
                    onChange={(value) => change(limit, colour, value)}
                    isInvalid={isInvalid('liveLimits', limit, colour)}
                    invalid={isTurned && t('admin.limits.order')}
                  />
                ))}
              </div>
            </Section>
          );
        })}
      </div>
    </>
  );
};
