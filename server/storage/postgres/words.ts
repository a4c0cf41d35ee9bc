// Why a database of PostgreSQL cannot be used, in words for the terminal: what it is, and what to do. Never the address itself,
// which has a password in it.
import { codeOf } from '../safekeeping/errors';
import type { DatabaseCode } from '../unusable';
import { placeOf } from './session/client';

const WORDS: Record<DatabaseCode, (place: string, about: string) => string> = {
  DATABASE_AWAY: (place) =>
    `Der Datenbankserver (${place}) ist nicht zu erreichen. Läuft er, und stimmen Rechner und Port in DATABASE_URL?`,
  DATABASE_LOGIN: (place) =>
    `Der Datenbankserver (${place}) nimmt Benutzer oder Passwort nicht an. Bitte DATABASE_URL und pg_hba.conf prüfen.`,
  DATABASE_UNKNOWN: (place) =>
    `Diese Datenbank gibt es auf dem Server nicht (${place}). Sie wird so angelegt: CREATE DATABASE wertmarke OWNER wertmarke`,
  DATABASE_RIGHTS: (place) =>
    `Der Benutzer darf in der Datenbank (${place}) keine Tabellen anlegen oder benutzen. Sie soll ihm gehören: ALTER DATABASE wertmarke OWNER TO wertmarke`,
  DATABASE_TLS: (place) =>
    `Die verschlüsselte Verbindung zum Datenbankserver (${place}) kommt nicht zustande. Bitte sslmode in DATABASE_URL und das Zertifikat des Servers prüfen.`,
  DATABASE_OLD: (place) => `Der Datenbankserver (${place}) ist zu alt: PostgreSQL 14 oder neuer wird gebraucht.`,
  DATABASE_UNSAFE: (place) =>
    `Der Datenbankserver (${place}) wartet nicht auf seine Platte (fsync oder synchronous_commit ist aus). So ginge bei Stromausfall verloren, was zugesagt war. Bitte beides auf „on“ stellen.`,
  DATABASE_READONLY: (place) =>
    `In die Datenbank (${place}) darf nicht geschrieben werden: Sie ist eine Kopie. Bitte in DATABASE_URL den schreibenden Server nennen.`,
  DATABASE_TAKEN: (place) =>
    `Mit diesem Amt in der Datenbank (${place}) arbeitet schon ein anderes Programm. Nichts wurde geändert.`,
  DATABASE_OFFICE: (place, offices) =>
    `Dieses Büro gibt es in der Datenbank (${place}) nicht. Es gibt: ${offices || 'noch keines'}. Bitte OFFICE prüfen; ein neues beginnt mit DEMONSTRATION=none (oder lively, empty). Nichts wurde geändert.`,
  DATABASE_NEWER: (place) =>
    `Die Daten in der Datenbank (${place}) hat eine neuere Version dieses Programms geschrieben. Bitte diese Version benutzen. Nichts wurde geändert.`,
  DATABASE_FOREIGN: (place) =>
    `In der Datenbank (${place}) stehen Tabellen eines anderen Programms, die so heißen wie unsere. Bitte eine eigene, leere Datenbank anlegen. Nichts wurde geändert.`,
};

const isOfDatabase = (code: string): code is DatabaseCode => Object.hasOwn(WORDS, code);

/** The words for an error at the start; null when it is none of a database. */
export const wordsForDatabase = (error: unknown, url: string): string | null => {
  const code = codeOf(error) ?? '';
  const about = typeof error === 'object' && error !== null && 'about' in error ? String(error.about) : '';
  return isOfDatabase(code) ? WORDS[code](placeOf(url), about) : null;
};
