// K29: what was brought into a day, and taken back where it was a mistake.
import { useEffect, useState } from 'preact/hooks';
import type { BroughtView, TakenBackResult } from '../../shared/paper/slips';
import { Button, Field, StatusText } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { ConfirmAct } from '../parts/ConfirmAct';
import { Section } from '../parts/Section';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { useDayName } from './useDayName';

type BroughtProps = Pick<PageParts, 'view' | 'ask' | 'day'> & {
  /** Changes with everything that is brought in on this page, and is told of what is taken back. */
  changes: number;
  onTakenBack: () => void;
};

const useBrought = (ask: PageParts['ask'], day: string, changes: number) => {
  const [seen, setSeen] = useState<{ day: string; slips: BroughtView[] }>({ day, slips: [] });
  useEffect(() => {
    let isWanted = true;
    void ask({ type: 'broughtPaper', day }).then((answer) => {
      if (isWanted && answer.ok) setSeen({ day, slips: answer.result.slips });
    });
    return () => {
      isWanted = false;
    };
  }, [day, changes]);
  return seen.day === day ? seen.slips : null;
};

export const Brought = ({ view, ask, day: today, changes, onTakenBack }: BroughtProps) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const { settings, office } = view;
  const dayName = useDayName(office.timeZone);
  const [chosen, setChosen] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<BroughtView[] | null>(null);
  const [told, setTold] = useState<number | null>(null);
  const day = chosen ?? today;
  const isDay = day !== '' && day <= today;
  const slips = useBrought(ask, isDay ? day : today, changes);
  const free = slips?.filter(({ back }) => back === 'can') ?? [];
  const at = (instant: number) => formatTime(instant, 'time', office.timeZone, language);
  const outcomeOf = ({ outcome }: BroughtView) =>
    t(outcome === null ? 'admin.paper.unknown' : `admin.paper.outcome.${outcome}`);
  const counterOf = ({ counterId }: BroughtView) => {
    const counter = settings.counters.find(({ id }) => id === counterId);
    return counter ? placePhrase(words, settings.placeWord, counter.name) : t('admin.paper.unknown');
  };
  const titleOf = (some: readonly BroughtView[]) =>
    some.length === 1 && some[0]
      ? t('admin.paper.takeBackTitle', { number: some[0].number })
      : count('admin.paper.takeBackAllTitle', some.length);
  return (
    <Section title={t('admin.paper.there.brought')} hint={t('admin.paper.broughtHint')}>
      <div class="adm-pair">
        <Field
          type="date"
          label={t('admin.paper.broughtDay')}
          max={today}
          value={day}
          onInput={(typed) => {
            setTold(null);
            setChosen(typed);
          }}
          error={!isDay && t('admin.paper.notYet')}
        />
      </div>
      <p class="kern-body" role="status">
        {told !== null && <StatusText kind="success">{count('admin.paper.takenBack', told)}</StatusText>}
      </p>
      {isDay && slips && (
        <>
          <Table
            caption={t('admin.paper.broughtOn', { day: dayName(day) })}
            heads={[
              ...[t('admin.paper.number'), t('admin.paper.outcome'), t('admin.paper.came'), t('admin.paper.called')],
              ...[t('admin.paper.counter'), t('admin.paper.broughtAt')],
            ]}
            empty={t('admin.paper.noneBrought')}
            hasActions
            rows={slips.map((slip) => (
              <Row
                key={slip.key}
                head={slip.number}
                cells={[
                  outcomeOf(slip),
                  slip.isEstimated ? t('admin.paper.estimated') : at(slip.cameAt),
                  slip.calledAt === null ? t('admin.paper.unknown') : at(slip.calledAt),
                  counterOf(slip),
                  formatTime(slip.broughtAt, 'fullDateTime', office.timeZone, language),
                ]}
                actions={
                  slip.back === 'can' ? (
                    <Button
                      kind="tertiary"
                      label={`${t('admin.paper.takeBack')} ${slip.number}`}
                      onClick={() => setLeaving([slip])}
                    >
                      {t('admin.paper.takeBack')}
                    </Button>
                  ) : (
                    t(`admin.paper.back.${slip.back}`)
                  )
                }
              />
            ))}
          />
          {free.length > 1 && (
            <div class="adm-actions">
              <Button kind="secondary" onClick={() => setLeaving(free)}>
                {count('admin.paper.takeBackAll', free.length)}
              </Button>
            </div>
          )}
        </>
      )}
      {leaving && (
        <ConfirmAct
          view={view}
          ask={async (command) => {
            const answer = await ask(command);
            // Somebody else may have taken some of them back just before.
            if (answer.ok) setTold((answer.result as TakenBackResult).takenBack);
            return answer;
          }}
          command={{ type: 'takeBackPaper', day, keys: leaving.map(({ key }) => key) }}
          title={titleOf(leaving)}
          what={t('admin.paper.takeBackWhat')}
          confirm={t('admin.paper.takeBack')}
          onClose={() => {
            setLeaving(null);
            onTakenBack();
          }}
        />
      )}
    </Section>
  );
};
