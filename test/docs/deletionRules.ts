// S58: what docs/dataprotection says of each table of the register: by which rule it is deleted and when. The periods are the
// program's own numbers.

import { newOffice } from '../../server/golive/newOffice';
import { patienceOf } from '../../server/hooks/sending';
import { KEPT_MS } from '../../server/identity/given';
import { INVITATION_MS } from '../../server/identity/invitations';
import { DELETED_AFTER_MS, SESSION_MS } from '../../server/identity/sessions';
import { GIVE_UP_AFTER_MS } from '../../server/mail/outbox/delivery';
import { CONFIRM_WITHIN_MS } from '../../server/mail/waitingList';
import { REFUSED_DAYS } from '../../shared/papers/periods';

const HOUR_MS = 3_600_000;
const hours = (ms: number): string => (ms === HOUR_MS ? 'eine Stunde' : `${ms / HOUR_MS} Stunden`);
const days = (count: number): string => (count === 1 ? 'ein Tag' : `${count} Tage`);

const { retention, appointments } = newOffice;

/** The settings that periods hang on, as a new office begins. */
const PERIODS = {
  acts: days(retention.actsDays),
  audit: days(retention.auditDays),
  keep: appointments.keepDays === 0 ? 'am Ende des Termintags' : `${days(appointments.keepDays)} nach dem Termintag`,
  refused: days(REFUSED_DAYS),
  session: hours(SESSION_MS),
  given: hours(KEPT_MS),
  confirm: hours(CONFIRM_WITHIN_MS),
};

export type DeletionRule = {
  /** From when the period counts. */
  from: string;
  period: string;
  /** What happens then, or why nothing has to. */
  how: string;
  rules: string[];
};

const dayEnd = (from: string, period: string, how: string, ...rules: string[]) => ({ from, period, how, rules });
const nobody = (how: string, ...rules: string[]) => ({ from: '–', period: 'keine', how, rules });

const GONE = 'Zeile gelöscht, in der Datei überschrieben';
const FORGOTTEN = 'Person und Gerät aus der Zeile entfernt; was, wann und wo bleibt';

export const DELETION_RULES: Record<string, DeletionRule> = {
  events: dayEnd(
    'Zeitpunkt der Handlung',
    PERIODS.acts,
    `${FORGOTTEN}; auch was beim Sperren eines Kiosks geschrieben wurde, geht`,
    'X10',
  ),
  settings: dayEnd('Zeitpunkt des Speicherns', PERIODS.acts, FORGOTTEN, 'X10'),
  row_sums: dayEnd(
    'Löschen der Zeile',
    'sofort',
    'Prüfsumme gelöscht, in der Datei überschrieben; die einer Zeile, die der Datenträger beschädigt hat, nach 30 Tagen',
    'S37',
    'S38',
  ),
  alarms: nobody('Störungen der Geräte und des Servers, nach deren Namen', 'S50', 'S51'),
  lessons: nobody('Dauern je Anliegen und Tag, ohne Personen', 'F2'),
  day_figures: nobody('Tatsachen der Besuche ohne Personen, für Auswertungen', 'R1', 'R4'),
  day_records: nobody('Aufrufe eines Tages nach Nummern, wie sie veröffentlicht wurden', 'M13'),
  server_faults: nobody('Störungen je Tag', 'R1'),
  audit: dayEnd(
    'Zeitpunkt des Eintrags',
    `Person: ${PERIODS.acts}; Eintrag: ${PERIODS.audit}`,
    'erst die Person entfernt (die Rolle bleibt), später der Eintrag',
    ...['S27', 'S28'],
  ),
  bookers: dayEnd(
    'Termintag; nach einer Absage deren Tag',
    `${PERIODS.keep}; nach einer Absage spätestens am Ende des nächsten Tages`,
    GONE,
    ...['X1', 'G12'],
  ),
  remarks: dayEnd('Tag des Besuchs', 'am Ende des Tages', GONE, 'X1'),
  letters: dayEnd(
    'Versand, sonst wie die Buchung',
    `nach dem Versand; ist nichts zuzustellen, nach ${days(GIVE_UP_AFTER_MS / (24 * HOUR_MS))}n, längstens wie die Buchung`,
    GONE,
    ...['X1', 'A14'],
  ),
  letters_counted: dayEnd('Tag des Versands', 'am Ende des Tages', `${GONE}; es ist eine Prüfsumme der Adresse`, 'A14'),
  pushes: dayEnd('Tag der Nummer', 'am Ende des Tages', GONE, 'N7'),
  reminders_refused: dayEnd('Widerspruch', PERIODS.refused, `${GONE}; es ist eine Prüfsumme der Adresse`, 'A21'),
  waiting_list: dayEnd(
    'Eintrag',
    `sobald benachrichtigt, spätestens am Ende des letzten gewünschten Tages; unbestätigt ${PERIODS.confirm}`,
    GONE,
    ...['A4', 'A14', 'X1'],
  ),
  networks_seen: dayEnd(
    'Prüfung durch Mitarbeitende',
    PERIODS.acts,
    `${GONE}; es ist eine Prüfsumme des Netzes`,
    'A16',
  ),
  persons: dayEnd('Entfernen des Kontos', PERIODS.acts, GONE, 'X10'),
  sessions: dayEnd(
    'Anmeldung',
    `endet nach ${PERIODS.session}; Zeile spätestens ${hours(DELETED_AFTER_MS)} nach dem Ende oder mit den Handlungen (${PERIODS.acts})`,
    GONE,
    ...['S13', 'S15'],
  ),
  invitations: dayEnd(
    'Erstellen des Links',
    `gilt ${hours(INVITATION_MS)}; Zeile mit dem nächsten Link oder den Handlungen (${PERIODS.acts})`,
    GONE,
    ...['S14', 'X10'],
  ),
  given_answers: dayEnd(
    'Antwort',
    `${PERIODS.given}, mit der nächsten Antwort; spätestens mit den Handlungen (${PERIODS.acts})`,
    `${GONE}; verschlüsselt`,
    ...['N6', 'X10'],
  ),
  devices: nobody('Geräte nach Platz, ohne Personen', 'S2'),
  secrets: dayEnd(
    'Entfernen der Person',
    'sofort',
    'zweiter Faktor gelöscht; Schlüssel des Tages für Netze (W23) am Ende des Tages; übrige Geheimnisse sind die der Stelle',
    'S31',
  ),
  import_sources: nobody('andere Buchungssysteme', 'A6'),
  programs: nobody('Programme und ihre Rechte', 'S35'),
  hooks: nobody('Empfänger der Stelle', 'S36'),
  notices: nobody(`Nummern und Plätze; zugestellt oder nach ${hours(patienceOf(false).giveUpMs)} aufgegeben`, 'S36'),
  import_feeds: nobody('Stand der gelesenen Kalender', 'A6'),
};
