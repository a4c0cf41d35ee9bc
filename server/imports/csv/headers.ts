// What the columns of a town hall's spreadsheet are called, in German and English.
import type { CsvColumn, ImportField } from '../../../shared/imports';

/** What a column can mean: a field, or a part of one. */
export type Meaning = Exclude<ImportField, 'row'> | 'date' | 'time' | 'firstName' | 'status';

/** Without spaces and signs, so that 'Termin-Nr.' and 'Terminnr' are the same. */
const NAMES: readonly (readonly [Meaning, string])[] = [
  [
    'id',
    `id terminnr terminnummer terminid nr nummer vorgangsnr vorgangsnummer vorgangsid buchungsnr buchungsnummer
    buchungsid reservierungsnr reservierungsnummer aktenzeichen uid appointmentid appointmentnumber bookingid
    bookingnumber reference externalid`,
  ],
  [
    'start',
    `start termin beginn terminbeginn datumuhrzeit datumunduhrzeit datumzeit datumundzeit zeitpunkt begin begins
    datetime dateandtime appointment startsat startdatetime`,
  ],
  ['date', 'datum tag termindatum startdatum date day startdate appointmentdate'],
  ['time', 'uhrzeit zeit terminzeit terminuhrzeit startzeit von time starttime appointmenttime from'],
  [
    'services',
    `anliegen dienstleistung dienstleistungen leistung leistungen service services serviceid leistungsid leika
    leikaid leikaschlüssel leikaschluessel leikanr leikakey terminart thema kategorie category subject purpose`,
  ],
  ['persons', 'personen anzahlpersonen personenanzahl personenzahl anzahl teilnehmer persons people numberofpersons'],
  ['minutes', 'dauer dauermin dauerminuten dauerinminuten dauerinmin minuten duration durationmin minutes length'],
  [
    'name',
    'name nachname familienname zuname kunde kundenname bürger buerger person lastname surname fullname customer',
  ],
  ['firstName', 'vorname rufname firstname givenname'],
  ['email', 'email emailadresse mail mailadresse emailaddress'],
  [
    'phone',
    'telefon telefonnummer telefonnr tel telnr handy handynummer mobil mobilnummer mobiltelefon rufnummer phone telephone phonenumber mobile',
  ],
  ['language', 'sprache language'],
  ['cancelled', 'storniert abgesagt storno cancelled canceled'],
  ['status', 'status terminstatus zustand buchungsstatus state'],
];

const MEANINGS = new Map<string, Meaning>(
  NAMES.flatMap(([meaning, names]) => names.split(/\s+/).map((name): [string, Meaning] => [name, meaning])),
);

/** More than these no table of appointments has. */
const MOST_COLUMNS = 200;

export type Header = { columns: { name: string; meaning: Meaning | null }[]; understood: number };

/** What the cells of a header line mean. */
export const headerOf = (cells: readonly string[]): Header => {
  const columns = cells.slice(0, MOST_COLUMNS).map((cell) => {
    const name = cell.normalize('NFC').trim();
    return { name, meaning: MEANINGS.get(name.toLocaleLowerCase('de').replace(/[^a-zäöüß]/g, '')) ?? null };
  });
  return { columns, understood: columns.filter(({ meaning }) => meaning !== null).length };
};

/** The columns that somebody has named, for people to see what became of them. */
export const namedColumns = ({ columns }: Header): CsvColumn[] => columns.filter(({ name }) => name !== '');
