// German words for staff, at the counters and in the administration: what is wrong with printers and with the server.

export const de = {
  'slipState.queued': 'wird gleich gedruckt',
  'slipState.sending': 'wird gedruckt',
  'slipState.printed': 'gedruckt',
  'slipState.notSent': 'nicht gedruckt',
  'slipState.unknown': 'ungewiss, ob gedruckt',
  'problem.staff.unreachable': 'Nicht erreichbar: bitte Strom, Netzwerkkabel und Adresse prüfen.',
  'problem.staff.unplugged': 'Nicht angeschlossen: bitte das Kabel einstecken und den Drucker einschalten.',
  'problem.staff.noAccess': 'Kein Zugriff: Der Server darf diesen Drucker nicht benutzen. Bitte die IT rufen.',
  'problem.staff.busy': 'Belegt: Ein anderes Programm benutzt den Drucker. Bitte die IT rufen.',
  'problem.staff.noDriver': 'Auf diesem Server lässt sich USB nicht benutzen. Bitte die IT rufen.',
  'problem.staff.silent': 'Gibt keine Auskunft über seinen Zustand: bitte nachsehen, ob gedruckt wird.',
  'problem.staff.coverOpen': 'Deckel offen: bitte schließen.',
  'problem.staff.paperOut': 'Papier leer: bitte eine neue Rolle einlegen.',
  'problem.staff.cutter': 'Messer klemmt: bitte ausschalten, Papier entfernen und wieder einschalten.',
  'problem.staff.fault': 'Störung: bitte aus- und wieder einschalten. Bleibt sie, den Kundendienst rufen.',
  'problem.staff.offline': 'Nicht bereit: bitte die Taste für den Papiervorschub und die Anzeige am Drucker prüfen.',
  'problem.staff.noConfirmation': 'Bestätigt den Druck nicht: bitte nachsehen, ob die Wertmarke herauskam.',
  'problem.staff.stateUnknown':
    'Zustand zum Teil unbekannt: Der Drucker meldet nicht alles. Bitte Papier und Deckel selbst im Blick behalten.',
  'problem.staff.paperLow': 'Papier fast leer: bitte eine neue Rolle bereitlegen.',
  'fault.dayList': 'Die Tagesliste wird nicht geschrieben. Fällt der Strom aus, fehlt sie. Bitte die IT rufen.',
  'fault.disk': 'Der Server kann nichts speichern, vielleicht ist die Festplatte voll. Bitte sofort die IT rufen.',
  'fault.deletion': 'Angaben zu Personen, die gelöscht sein sollten, sind noch da. Bitte die IT rufen.',
  'fault.backup': 'Die Sicherung ist fehlgeschlagen. Bitte die IT rufen. {about}',
  'fault.clockJumped':
    'Die Uhr des Servers ist gesprungen. Tagesende und Löschen warten, bis die Uhrzeit sicher stimmt. Bitte prüfen.',
  'fault.feedSkipped': 'Der Kalender „{about}“ wird nicht gelesen: Er hat beim letzten Mal zu lange gebraucht.',
  'fault.feedVanished': 'Kalender „{about}“: Viele Termine fehlen auf einmal. Bitte in der Verwaltung entscheiden.',
  'fault.unusualBookings': 'Ungewöhnlich viele Buchungen aus einem Netz ({about}). Bitte in der Verwaltung ansehen.',
} as const;

export type StaffKey = keyof typeof de;
