// X3: the day on paper, for when the power fails: a page that needs nothing but itself, legible by candlelight.
import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Settings } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { counterWordsOf } from '../../shared/words/counter';
import { placePhrase } from '../../shared/words/places';
import { ticketForms, ticketWordOf } from '../../shared/words/ticketWord';
import { type Day, isOpen, isPresent, type Present, type Visit } from '../queue/day/day';
import { appointmentsOn, bookedView } from '../queue/views/booked';
import { counterName, serviceNames } from '../queue/views/parts';

/** All of the page's looks, without its `<style>`. */
export const DAY_LIST_STYLE = `
@page {
  size: A4;
  margin: 14mm 12mm 18mm;
  @bottom-left { content: "Enthält persönliche Daten: nach dem Tag vernichten"; font: 9pt sans-serif; }
  @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 9pt sans-serif; }
}
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; background: #fff; color: #000; font: 13pt/1.25 Arial, 'Liberation Sans', sans-serif; }
h1 { margin: 0; font-size: 20pt; }
h2 { margin: 1.2em 0 0.3em; font-size: 16pt; break-after: avoid; }
p { margin: 0.2em 0; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.2em 0.35em; border: 1px solid #000; text-align: left; vertical-align: top; }
th { font-size: 11pt; }
.big { font-size: 14pt; font-weight: bold; white-space: nowrap; }
.long { overflow-wrap: anywhere; }
.code { font-family: ui-monospace, monospace; white-space: nowrap; }
.tick { width: 2.2em; }
@media print {
  body { max-width: none; padding: 0; }
  .hint { display: none; }
}
`;

const words = counterWordsOf('de');

type Cell = { text: string; style?: 'big' | 'code' | 'long' };
const plain = (text: string): Cell => ({ text });
const big = (text: string): Cell => ({ text, style: 'big' });
const long = (text: string): Cell => ({ text, style: 'long' });

type PartProps = { title: string; heads: string[]; rows: Cell[][]; children: ComponentChildren };

/** A heading and a table, or the children where there is nothing to list. The last column is ticked by hand. */
const Part = ({ title, heads, rows, children }: PartProps) => (
  <>
    <h2>{`${title} (${rows.length})`}</h2>
    {rows.length === 0 ? (
      <p>{children}</p>
    ) : (
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
            <th scope="col" class="tick">
              erl.
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map(({ text, style }) => (
                <td class={style}>{text}</td>
              ))}
              <td class="tick" />
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);

const namesOf = (settings: Settings, serviceIds: string[]): string =>
  serviceNames(settings, serviceIds)
    .map((name) => textOf(name, 'de'))
    .join(' + ');

/** 'T001 wird bedient, Schalter 3' */
const stateOf = (settings: Settings, { state, number, counterId, isConfirmed }: Visit): string => {
  const place = state === 'called' || state === 'serving' ? counterName(settings, counterId) : null;
  const where = place === null ? '' : `, ${placePhrase(words, settings.placeWord, place)}`;
  // K25: who has said that they come is missed more than others.
  const comes = state === 'booked' && isConfirmed ? `, ${words.t('counter.confirmed')}` : '';
  return [...(number === null ? [] : [number]), `${words.t(`visit.${state}`)}${where}${comes}`].join(' ');
};

const timesIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('de-DE', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  return (at: number) => format.format(at);
};

const appointmentRows = (day: Day, settings: Settings, time: (at: number) => string): Cell[][] =>
  appointmentsOn(day)
    .filter(({ state }) => state !== 'cancelled')
    .map((visit) => {
      const { name, slotAt, code, persons } = bookedView(day, settings, visit);
      return [
        big(time(slotAt)),
        long(name ?? 'ohne Namen'),
        long(namesOf(settings, visit.serviceIds)),
        plain(String(persons)),
        { text: code, style: 'code' },
        plain(stateOf(settings, visit)),
      ];
    });

const openTickets = (day: Day): Present[] =>
  [...day.visits.values()]
    .filter(isPresent)
    .filter((visit) => visit.kind === 'walkIn' && isOpen(visit))
    .sort((a, b) => (a.number < b.number ? -1 : 1));

const ticketRows = (day: Day, settings: Settings, time: (at: number) => string): Cell[][] =>
  openTickets(day).map((visit) => [
    big(visit.number),
    plain(time(visit.arrivedAt)),
    long(namesOf(settings, visit.serviceIds)),
    plain(String(visit.persons)),
    plain(stateOf(settings, { ...visit, number: null })),
  ]);

const dateOf = (day: string): string =>
  new Intl.DateTimeFormat('de-DE', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.parse(`${day}T12:00:00Z`));

/**
 * The day's appointments by time and its open tickets by number, as they stand at `now` (epoch ms): a whole HTML
 * document in German, to be printed on A4. Moved and cancelled appointments are not in it.
 */
export const dayListOf = (day: Day, settings: Settings, now: number): string => {
  const { name, place, timeZone } = settings.office;
  const time = timesIn(timeZone);
  const date = dateOf(day.day);
  const tickets = ticketForms(ticketWordOf(settings), 'de').many;
  const page = (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Tagesliste, ${date}`}</title>
        <style dangerouslySetInnerHTML={{ __html: DAY_LIST_STYLE }} />
      </head>
      <body>
        <header>
          <h1>{`Tagesliste, ${date}`}</h1>
          <p>{[name, place].filter(Boolean).join(', ')}</p>
          <p>
            <strong>{`Stand ${time(now)} Uhr`}</strong>
          </p>
          <p class="hint">Drucken mit Strg + P.</p>
        </header>
        <main>
          <Part
            title="Termine"
            heads={['Zeit', 'Name', 'Anliegen', 'Pers.', 'Code', 'Stand']}
            rows={appointmentRows(day, settings, time)}
          >
            Für heute sind keine Termine gebucht.
          </Part>
          <Part
            title={`Offene ${tickets}`}
            heads={['Nummer', 'Gezogen', 'Anliegen', 'Pers.', 'Stand']}
            rows={ticketRows(day, settings, time)}
          >
            {`Es sind keine ${tickets} offen.`}
          </Part>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
};
