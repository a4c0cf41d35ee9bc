// P17: a block on paper: what to do when the server is gone, and its slips, six or four on a sheet of A4, to be cut.
import { renderToStaticMarkup } from 'preact-render-to-string';
import { encode } from 'uqr';
import { directionOf } from '../../shared/languages/locales';
import type { PaperSlip } from '../../shared/paper/slips';
import type { Settings } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import type { PaperBlock } from './blocks';
import { lettersOf, matterOf, saidOf } from './slipText';

/** Sentences in more languages than these need taller slips. */
const MOST_ON_SMALL = 4;

/** All of the page's looks, without its `<style>`. */
export const SHEET_STYLE = `
@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; background: #fff; color: #000; font: 11pt/1.3 Arial, 'Liberation Sans', sans-serif; }
h1 { margin: 0 0 4mm; font-size: 24pt; line-height: 1.1; }
h2 { margin: 6mm 0 2mm; font-size: 14pt; }
p, li { margin: 0 0 1.5mm; font-size: 12.5pt; }
ol, ul { margin: 0; padding-left: 7mm; }
.what { margin: 0 0 4mm; padding: 3mm 4mm; border: 0.6mm solid #000; }
.what p { margin: 0; }
.sheet { break-before: page; display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 91mm; }
.tall { grid-auto-rows: 137mm; }
.slip { display: flex; flex-direction: column; padding: 4mm; border: 0.2mm dashed #555; overflow: hidden; break-inside: avoid; }
.slip p { margin: 0; font-size: 8pt; line-height: 1.25; }
.head { display: flex; justify-content: space-between; gap: 3mm; }
.slip .office { font-size: 9pt; overflow-wrap: anywhere; }
.slip .for { font-size: 10pt; font-weight: bold; overflow-wrap: anywhere; }
.slip .number { margin-top: 1mm; font-size: 46pt; font-weight: bold; line-height: 1; }
.code { flex: none; width: 31mm; text-align: center; }
.code svg { display: block; width: 31mm; height: 31mm; }
.slip .code p { font: 7.5pt/1.2 'Liberation Mono', monospace; white-space: nowrap; }
.slip .said { margin-top: 1mm; font-size: 9pt; font-weight: bold; }
.others { flex: 1; min-height: 0; overflow: hidden; }
.slip .others p { font-size: 6.5pt; line-height: 1.15; }
.fill { display: grid; grid-template-columns: 2fr 1fr 1fr; gap: 1mm 2mm; margin-top: 1mm; }
.fill .wide { grid-column: 1 / -1; }
.fill span { display: block; height: 9mm; border-bottom: 0.3mm solid #000; font-size: 7pt; }
.slip .ticks { display: flex; justify-content: space-between; margin-top: 2mm; font-size: 8pt; white-space: nowrap; }
.box { display: inline-block; width: 3mm; height: 3mm; margin-right: 1mm; border: 0.3mm solid #000; vertical-align: -0.4mm; }
@media screen { body { padding: 8mm; } .sheet { margin-top: 8mm; } }
@media print { .hint { display: none; } }
`;

const QUIET_ZONE = 2;

const Code = ({ content, number }: { content: string; number: string }) => {
  const { size, data } = encode(content, { ecc: 'M', border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`Code von ${number}`} shape-rendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
};

type SlipProps = { slip: PaperSlip; settings: Settings; matter: string | null; url: string };

const Slip = ({ slip, settings, matter, url }: SlipProps) => (
  <section class="slip" aria-label={slip.number}>
    <div class="head">
      <div>
        <p class="office">{settings.office.name}</p>
        {matter && <p class="for">{matter}</p>}
        <p class="number">{slip.number}</p>
      </div>
      <div class="code">
        <Code content={url} number={slip.number} />
        {lettersOf(slip).map((letters) => (
          <p>{letters}</p>
        ))}
      </div>
    </div>
    <p class="said">{saidOf('de')}</p>
    <div class="others">
      {settings.languages
        .filter((language) => language !== 'de')
        .map((language) => (
          <p lang={language === 'de-simple' ? 'de' : language} dir={directionOf(language)}>
            {saidOf(language)}
          </p>
        ))}
    </div>
    <div class="fill">
      {matter === null && <span class="wide">Anliegen</span>}
      <span>Ausgegeben (Uhrzeit)</span>
      <span class="time">Aufgerufen</span>
      <span class="time">Fertig</span>
    </div>
    <p class="ticks">
      <span>Schalter: ________</span>
      {['erledigt', 'nicht gekommen', 'gegangen'].map((outcome) => (
        <span>
          <i class="box" />
          {outcome}
        </span>
      ))}
    </p>
  </section>
);

/** docs/outage.md says the same, with why. */
const Guide = ({ block, slips, settings }: { block: PaperBlock; slips: readonly PaperSlip[]; settings: Settings }) => (
  <section>
    <h1>Der Server ist weg: Nummern auf Papier</h1>
    <div class="what">
      <p>
        <strong>{`${settings.office.name}, Papierblock ${block.blockId}`}</strong>
      </p>
      <p>{`${slips[0]?.number} bis ${slips.at(-1)?.number}, gedruckt für den Notfall. Verschlossen aufbewahren: Wer einen Zettel hat, hat eine Nummer.`}</p>
      <p>Diese Nummern gibt kein Kiosk aus. Auf den Zetteln stehen keine Namen.</p>
    </div>
    <h2>Am Eingang (eine Person)</h2>
    <ol>
      <li>Zettel der Reihe nach ausgeben, nie einen überspringen. Angefangene Blöcke zuerst aufbrauchen.</li>
      <li>Auf jeden Zettel die Uhrzeit schreiben und, wenn es leer ist, das Anliegen.</li>
      <li>Wer einen Termin hat: mit der Tagesliste auf Papier prüfen und zur Terminzeit zum Schalter schicken.</li>
      <li>Wer schon eine Nummer vom Kiosk hat, behält sie und kommt vor den Papiernummern dran.</li>
    </ol>
    <h2>Am Schalter</h2>
    <ol>
      <li>Die nächste Nummer laut aufrufen, zweimal wiederholen. Wer Hilfe braucht, wird abgeholt.</li>
      <li>Den Zettel geben lassen, Uhrzeit und Schalter eintragen.</li>
      <li>Am Ende die Uhrzeit eintragen und ankreuzen, was war. Der Zettel bleibt in der Kiste am Schalter.</li>
      <li>Wer nicht kommt: Die Nummer auf ein leeres Blatt schreiben, mit der Uhrzeit.</li>
    </ol>
    <h2>Wenn der Server wieder da ist</h2>
    <ol>
      <li>Keine Zettel mehr ausgeben. Den Rest des Blocks wieder verschließen: Er gilt beim nächsten Mal weiter.</li>
      <li>
        Verwaltung, Seite „Papierblock“: zuerst die Zettel der Wartenden scannen. Sie stehen dann an ihrem Platz in der
        Schlange, nach der Uhrzeit auf dem Zettel, und behalten ihre Nummer.
      </li>
      <li>Später die Zettel aus den Kisten scannen, in der Reihenfolge der Nummern. Zweimal scannen schadet nicht.</li>
      <li>Die Zettel danach aufheben, bis der Tagesbericht stimmt, dann vernichten.</li>
    </ol>
  </section>
);

const sheetsOf = (slips: readonly PaperSlip[], each: number): (readonly PaperSlip[])[] =>
  Array.from({ length: Math.ceil(slips.length / each) }, (_, i) => slips.slice(i * each, (i + 1) * each));

/** A whole HTML document in German, to be printed on A4; the visitors' sentence in all languages that the office speaks. */
export const sheetOf = (
  { block, slips }: { block: PaperBlock; slips: readonly PaperSlip[] },
  settings: Settings,
  ticketUrl: (key: string) => string,
): string => {
  const matter = matterOf(block.serviceId, settings);
  const isTall = settings.languages.length > MOST_ON_SMALL;
  const title = `Papierblock ${block.blockId}, ${dayOf(block.madeAt, settings.office.timeZone)}`;
  const page = (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: SHEET_STYLE }} />
      </head>
      <body>
        <main>
          <p class="hint">Drucken mit Strg + P, auf A4 und in voller Größe (100 %).</p>
          <Guide block={block} slips={slips} settings={settings} />
          {sheetsOf(slips, isTall ? 4 : 6).map((sheet) => (
            <div class={isTall ? 'sheet tall' : 'sheet'}>
              {sheet.map((slip) => (
                <Slip slip={slip} settings={settings} matter={matter} url={ticketUrl(slip.key)} />
              ))}
            </div>
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
};
