// A17: who is written to, who has to be called, and who was not told yet of what was decided.
import type { ContactView } from '../../../shared/protocol';
import { formatTime } from '../../../ui/time';
import { useAdminWords } from '../../parts/words';
import { type Act, UnfitList } from './UnfitList';

type Props = {
  timeZone: string;
  isBusy: boolean;
  undecided: readonly ContactView[];
  untold: readonly ContactView[];
  isWritten: (one: ContactView) => boolean;
  /** null, and no acts: somebody else decides. */
  choice: Parameters<typeof UnfitList>[0]['choice'];
  acts: readonly Act[];
  toldActs: readonly Act[];
};

export const UnfitLists = ({ undecided, untold, isWritten, acts, toldActs, ...shared }: Props) => {
  const { timeZone } = shared;
  const { t, language } = useAdminWords();
  /** What is told on the telephone: the old time beside the new one. */
  const toldPhrase = ({ state, wasAt }: ContactView) => {
    const what = t(state === 'cancelled' ? 'admin.unfit.isCancelled' : 'admin.unfit.isMoved');
    if (wasAt === null) return what;
    return `${what}, ${t('admin.unfit.wasAt', { time: formatTime(wasAt, 'fullDateTime', timeZone, language) })}`;
  };
  const decided = {
    ...shared,
    acts,
    whyOf: ({ unfit }: ContactView) => (unfit === null ? '–' : t(`admin.unfit.${unfit}`)),
    contactOf: (one: ContactView) => (isWritten(one) ? one.email : (one.phone ?? one.email)),
  };
  return (
    <>
      <UnfitList
        {...decided}
        list={undecided.filter(isWritten)}
        caption={t('admin.unfit.written')}
        hint={t('admin.unfit.writtenHint')}
      />
      <UnfitList
        {...decided}
        list={undecided.filter((one) => !isWritten(one))}
        caption={t('admin.unfit.called')}
        hint={t('admin.unfit.calledHint')}
      />
      <UnfitList
        {...shared}
        list={untold}
        caption={t('admin.unfit.untold')}
        hint={t('admin.unfit.untoldHint')}
        choice={null}
        whyOf={toldPhrase}
        contactOf={({ email, phone }) => phone ?? email}
        acts={toldActs}
      />
    </>
  );
};
