// S88: between which times those came on whose slips no time stands.
import { Field } from '../../../ui/kit';
import { useAdminWords } from '../../parts/words';
import type { useList } from './useList';

export const Span = ({ list, change }: Pick<ReturnType<typeof useList>, 'list' | 'change'>) => {
  const { t, count } = useAdminWords();
  return (
    <>
      <p class="kern-body">{count('admin.paper.undated', list.slips.filter(({ came }) => came === '').length)}</p>
      <div class="adm-pair adm-wide">
        <Field
          type="time"
          label={t('admin.span.from')}
          value={list.from}
          onInput={(from) => change((one) => ({ ...one, from }))}
        />
        <Field
          type="time"
          label={t('admin.span.to')}
          value={list.to}
          onInput={(to) => change((one) => ({ ...one, to }))}
        />
      </div>
    </>
  );
};
