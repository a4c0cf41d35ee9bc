// A17: one of the lists of affected appointments, each row with what can be done about it.
import type { ComponentChildren } from 'preact';
import type { ContactView } from '../../../shared/protocol';
import { Button, SaidList } from '../../../ui/kit';
import { formatTime } from '../../../ui/time';
import { Check } from '../../fields/Checks';
import { Row, Table } from '../../parts/Table';
import { type AdminWords, useAdminWords } from '../../parts/words';

/** Who it is: by name, or by code where no name is known. */
export const whoPhrase = ({ t }: AdminWords, { name, code }: ContactView): string =>
  name ?? t('admin.unfit.noName', { code });

export type Act = { label: string; onClick: (one: ContactView) => void };

type Props = {
  caption: string;
  hint: string;
  list: readonly ContactView[];
  timeZone: string;
  isBusy: boolean;
  /** null: nobody chooses among them. */
  choice: { chosen: readonly string[]; choose: (visitId: string, isChosen: boolean) => void } | null;
  whyOf: (one: ContactView) => ComponentChildren;
  contactOf: (one: ContactView) => string | null;
  acts: readonly Act[];
};

export const UnfitList = ({ caption, hint, list, timeZone, isBusy, choice, whyOf, contactOf, acts }: Props) => {
  const words = useAdminWords();
  const { t } = words;
  const headOf = (one: ContactView) => {
    const when = formatTime(one.slotAt, 'fullDateTime', timeZone, words.language);
    if (choice === null) return when;
    return (
      <Check
        label={
          <>
            {when}
            <span class="kern-sr-only"> {whoPhrase(words, one)}</span>
          </>
        }
        isChecked={choice.chosen.includes(one.visitId)}
        onChange={(isChosen) => choice.choose(one.visitId, isChosen)}
      />
    );
  };
  if (list.length === 0) return null;
  return (
    <Table
      caption={caption}
      hint={hint}
      heads={[
        t('admin.unfit.when'),
        t('admin.col.name'),
        t('admin.unfit.service'),
        t('admin.unfit.why'),
        t('admin.unfit.contact'),
      ]}
      hasActions
      empty=""
      rows={list.map((one) => (
        <Row
          key={one.visitId}
          head={headOf(one)}
          cells={[
            <span key="name" class="adm-long">
              {whoPhrase(words, one)}
            </span>,
            <SaidList key="services" texts={one.services} between=" + " />,
            whyOf(one),
            <span key="contact" class="adm-address">
              {contactOf(one) ?? '–'}
            </span>,
          ]}
          actions={acts.map(({ label, onClick }) => (
            <Button
              key={label}
              kind="tertiary"
              label={`${label}: ${whoPhrase(words, one)}`}
              onClick={() => onClick(one)}
              blocked={isBusy}
            >
              {label}
            </Button>
          ))}
        />
      ))}
    />
  );
};
