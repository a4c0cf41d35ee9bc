// W21: what the page tells: whether there are tickets, how long one waits, how good that is, and when it is calm.
import { LOCALES, speaksGerman } from '../../../shared/languages/locales';
import type { Text } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import { forecastPhrase } from '../../../shared/words/waits';
import { WEEKS_BACK } from '../../office/memory/learned';
import { FEWEST_WAITING, type WaitAhead, type WaitBoard } from './board';
import { clock, DAY, moment, type Speaking, wordsFor } from './speaking';

type Props = { speaking: Speaking };

/** G24: what the office has said in German alone is marked as German. */
const Own = ({ speaking: { language }, text }: Props & { text: Text }) => {
  const isForeign = text[language] === undefined && !speaksGerman(language);
  if (!isForeign) return <>{textOf(text, language)}</>;
  return (
    <span lang="de" dir="ltr">
      {text.de}
    </span>
  );
};

const Again = ({ speaking, opensAt }: { speaking: Speaking; opensAt: number | null }) => {
  const { t } = wordsFor(speaking);
  return <p>{opensAt === null ? t('leave.opensUnknown') : t('leave.opens', { when: moment(speaking, opensAt) })}</p>;
};

const GIVES = ['open', 'partly', 'nearlyFull'];

export const State = ({ speaking }: Props) => {
  const { board } = speaking;
  const { t } = wordsFor(speaking);
  const gives = GIVES.includes(board.state);
  return (
    <div class={gives ? 'state' : 'state state--no'}>
      <p>{t(`leave.state.${board.state}`)}</p>
      {board.reason && (
        <p>
          <Own speaking={speaking} text={board.reason} />
        </p>
      )}
      {!gives && board.state !== 'locked' && <Again speaking={speaking} opensAt={board.opensAt} />}
    </div>
  );
};

const Wait = ({ speaking, wait }: { speaking: Speaking; wait: WaitAhead }) => {
  const words = wordsFor(speaking);
  const { state, forecast } = wait;
  if (state === 'closed') return <>{words.t('leave.state.closed')}</>;
  if (!GIVES.includes(state) && state !== 'locked') return <>{words.t('leave.notToday')}</>;
  return <>{forecast === null ? words.t('leave.unknown') : forecastPhrase(words, forecast)}</>;
};

/** Services that are told the same stand together. */
const groupsOf = ({ services }: WaitBoard) => {
  const groups = new Map<string, typeof services>();
  for (const service of services) {
    const key = JSON.stringify(service.ahead);
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return [...groups.values()];
};

const Names = ({ speaking, names }: Props & { names: Text[] }) => (
  <>
    {names.map((name, at) => (
      <>
        {at > 0 && ', '}
        <Own speaking={speaking} text={name} />
      </>
    ))}
  </>
);

export const Waits = ({ speaking }: Props) => {
  const { board } = speaking;
  const { t } = wordsFor(speaking);
  const groups = groupsOf(board);
  return (
    <>
      {groups.map((group) => {
        const [first] = group;
        const key = group.map(({ id }) => id).join();
        const name =
          groups.length === 1 ? t('leave.all') : <Names speaking={speaking} names={group.map((one) => one.name)} />;
        const now = first?.ahead[0];
        const isShut = now !== undefined && (first?.ahead ?? []).every(({ state }) => !GIVES.includes(state));
        if (isShut)
          return groups.length === 1 ? null : (
            <section key={key}>
              <h2>{name}</h2>
              <p>{t(`leave.state.${now.state}`)}</p>
              {now.state !== 'locked' && <Again speaking={speaking} opensAt={now.opensAt} />}
            </section>
          );
        return (
          <table key={key}>
            <caption>{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('leave.head.there')}</th>
                <th scope="col">{t('leave.head.wait')}</th>
              </tr>
            </thead>
            <tbody>
              {first?.ahead.map((wait) => (
                <tr key={wait.inMin}>
                  <th scope="row">
                    {wait.inMin === 0
                      ? t('leave.now')
                      : `${t('leave.in', { min: wait.inMin })} (${clock(speaking, wait.at)})`}
                  </th>
                  <td>
                    <Wait speaking={speaking} wait={wait} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </>
  );
};

export const HowGood = ({ speaking }: Props) => {
  const { t } = wordsFor(speaking);
  const all = speaking.board.held.find(({ inMin }) => inMin === null);
  return (
    <section>
      <h2>{t('leave.held.title')}</h2>
      {all === undefined ? (
        <p>{t('leave.held.notYet')}</p>
      ) : (
        <>
          <p>{t('leave.held.share', { share: Math.floor(100 * all.share) })}</p>
          <p class="small">
            {t('leave.held.how', {
              weeks: WEEKS_BACK,
              count: new Intl.NumberFormat(LOCALES[speaking.language]).format(all.arrivals),
            })}
          </p>
        </>
      )}
    </section>
  );
};

export const Calmest = ({ speaking }: Props) => {
  const { language, board } = speaking;
  const words = wordsFor(speaking);
  const { t } = words;
  const least = Math.min(...board.calmest.map(({ usualMin }) => usualMin));
  const isDistinct = board.calmest.some(({ usualMin }) => usualMin > least);
  const dayName = (day: string) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...DAY, timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
  return (
    <section>
      <h2 id="calm">{t('leave.calm.title')}</h2>
      {board.calmest.length === 0 ? (
        <p>{t('leave.calm.none')}</p>
      ) : (
        <table aria-labelledby="calm">
          <thead>
            <tr>
              <th scope="col">{t('leave.calm.day')}</th>
              <th scope="col">{t('leave.calm.hours')}</th>
              <th scope="col">{t('leave.calm.usual')}</th>
            </tr>
          </thead>
          <tbody>
            {board.calmest.map(({ day, from, to, usualMin }) => (
              <tr key={day}>
                <th scope="row">{dayName(day)}</th>
                <td>
                  <bdi dir="ltr">{`${from}–${to}`}</bdi>
                </td>
                <td>
                  {forecastPhrase(words, { fromMin: 0, toMin: usualMin })}
                  {isDistinct && usualMin === least && ` (${t('leave.calm.best')})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

export const People = ({ speaking }: Props) => {
  const { t } = wordsFor(speaking);
  const { waiting, state } = speaking.board;
  if (state === 'closed') return null;
  return (
    <p>{waiting === null ? t('leave.peopleFew', { least: FEWEST_WAITING }) : t('leave.people', { count: waiting })}</p>
  );
};
