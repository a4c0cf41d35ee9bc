// The words of the office's mail: letters about appointments, the calendar file, and why a letter cannot be sent.
import type { Language } from '../settings';

const de = {
  'mail.greeting': 'Guten Tag,',
  'mail.greetingName': 'Guten Tag {name},',
  'mail.when': '{date} um {time} Uhr',
  'mail.booked.subject': 'Ihr Termin am {when}',
  'mail.booked.text': 'Ihr Termin ist gebucht.',
  'mail.moved.subject': 'Ihr Termin ist verschoben auf {when}',
  'mail.moved.text': 'Ihr Termin ist verschoben. Es gilt nur noch dieser:',
  'mail.cancelled.subject': 'Ihr Termin am {when} ist abgesagt',
  'mail.cancelled.text': 'dieser Termin ist abgesagt. Sie brauchen nichts weiter zu tun.',
  'mail.cancelled.again': 'Einen neuen Termin buchen',
  'mail.reminder.subject': 'Erinnerung: Ihr Termin am {when}',
  'mail.reminder.text': 'wir erinnern Sie an Ihren Termin.',
  'mail.fact.when': 'Wann',
  'mail.fact.where': 'Wo',
  'mail.fact.services': 'Anliegen',
  'mail.fact.persons': 'Personen',
  'mail.fact.code': 'Code',
  'mail.fact.days': 'Tage',
  'mail.checkIn': 'Melden Sie sich vor Ort mit dem Code an. Das geht ab {minutes} Minuten vor dem Termin.',
  'mail.bring': 'Bitte bringen Sie mit:',
  'mail.change': 'Termin ansehen, verschieben oder absagen',
  'mail.days': '{from} bis {to}',
  'mail.tooMany':
    'Mit dieser E-Mail-Adresse sind mehr Termine gebucht als vorgesehen. Bitte sagen Sie ab, was Sie nicht brauchen: Andere warten darauf.',
  'mail.joined.subject': 'Bitte bestätigen: Warteliste für einen Termin',
  'mail.joined.text':
    'jemand hat diese Adresse auf die Warteliste für einen Termin gesetzt. Waren Sie das, bestätigen Sie es bitte innerhalb eines Tages. Wird dann in diesen Tagen einer frei, schreiben wir Ihnen einmal.',
  'mail.joined.confirm': 'Auf die Warteliste',
  'mail.joined.notYou':
    'Haben Sie sich nicht eingetragen? Dann brauchen Sie nichts zu tun. Brauchen Sie keinen Termin mehr, tragen Sie sich aus:',
  'mail.slotFree.subject': 'Ein Termin ist frei am {date}',
  'mail.slotFree.text':
    'an diesem Tag ist ein Termin frei geworden. Wer zuerst bucht, hat ihn: Wir schreiben vielleicht noch anderen.',
  'mail.slotFree.book': 'Freie Zeiten an diesem Tag ansehen',
  'mail.slotFree.off':
    'Mit dieser Nachricht stehen Sie nicht mehr auf der Warteliste. War der Termin schon weg, können Sie sich neu eintragen:',
  'mail.slotFree.join': 'Wieder auf die Warteliste',
  'mail.leave': 'Von der Warteliste austragen',
  'mail.test.subject': 'Testnachricht',
  'mail.test.text': 'Diese Nachricht zeigt, dass der Mailversand funktioniert. Umlaute: Ä Ö Ü ä ö ü ß €.',
  'mail.automatic': 'Diese Nachricht wurde automatisch verschickt.',
  'mail.calendar.summary': 'Termin: {office}',
  'mail.fault.notSetUp': 'Es ist kein Mailserver eingetragen.',
  'mail.fault.unreachable': 'Der Mailserver ist nicht zu erreichen. Stimmen Name und Port, ist er eingeschaltet?',
  'mail.fault.silent': 'Der Mailserver antwortet nicht. Stimmen Port und Verschlüsselung?',
  'mail.fault.notTrusted':
    'Dem Zertifikat des Mailservers ist nicht zu trauen. Nachrichten werden nur verschickt, wenn es gültig ist.',
  'mail.fault.notEncrypted':
    'Der Mailserver lässt sich so nicht verschlüsselt erreichen. Stimmen Port und Verschlüsselung?',
  'mail.fault.passwordMissing': 'Zum Benutzernamen fehlt das Passwort.',
  'mail.fault.wrongLogin': 'Der Mailserver lehnt Benutzername oder Passwort ab.',
  'mail.fault.senderRefused': 'Der Mailserver lehnt die Absenderadresse ab.',
  'mail.fault.recipientRefused': 'Der Mailserver lehnt die Adresse des Empfängers ab.',
  'mail.fault.messageRefused': 'Der Mailserver lehnt die Nachricht ab.',
  'mail.fault.later': 'Der Mailserver nimmt gerade nichts an.',
  'mail.fault.other': 'Der Mailserver antwortet nicht wie erwartet.',
};

export type MailWord = keyof typeof de;

const en: Record<MailWord, string> = {
  'mail.greeting': 'Hello,',
  'mail.greetingName': 'Hello {name},',
  'mail.when': '{date} at {time}',
  'mail.booked.subject': 'Your appointment on {when}',
  'mail.booked.text': 'Your appointment is booked.',
  'mail.moved.subject': 'Your appointment is moved to {when}',
  'mail.moved.text': 'Your appointment is moved. Only this one stands now:',
  'mail.cancelled.subject': 'Your appointment on {when} is cancelled',
  'mail.cancelled.text': 'This appointment is cancelled. There is nothing more for you to do.',
  'mail.cancelled.again': 'Book a new appointment',
  'mail.reminder.subject': 'Reminder: your appointment on {when}',
  'mail.reminder.text': 'This is a reminder of your appointment.',
  'mail.fact.when': 'When',
  'mail.fact.where': 'Where',
  'mail.fact.services': 'For',
  'mail.fact.persons': 'Persons',
  'mail.fact.code': 'Code',
  'mail.fact.days': 'Days',
  'mail.checkIn': 'Check in on site with the code, from {minutes} minutes before the appointment.',
  'mail.bring': 'Please bring with you:',
  'mail.change': 'See, move or cancel your appointment',
  'mail.days': '{from} to {to}',
  'mail.tooMany':
    'More appointments are booked with this e-mail address than intended. Please cancel what you do not need: others are waiting for it.',
  'mail.joined.subject': 'Please confirm: waiting list for an appointment',
  'mail.joined.text':
    'Somebody has put this address on the waiting list for an appointment. If it was you, please confirm it within a day. If one becomes free on these days then, we write to you once.',
  'mail.joined.confirm': 'Join the waiting list',
  'mail.joined.notYou':
    'You did not join it? Then there is nothing for you to do. If you need no appointment any more, leave it:',
  'mail.slotFree.subject': 'An appointment is free on {date}',
  'mail.slotFree.text':
    'An appointment has become free on this day. Whoever books first has it: we may be writing to others as well.',
  'mail.slotFree.book': 'See the free times of this day',
  'mail.slotFree.off':
    'With this message you are no longer on the waiting list. If the appointment has gone already, you can join again:',
  'mail.slotFree.join': 'Join the waiting list again',
  'mail.leave': 'Leave the waiting list',
  'mail.test.subject': 'Test message',
  'mail.test.text': 'This message shows that sending mail works. Umlauts: Ä Ö Ü ä ö ü ß €.',
  'mail.automatic': 'This message was sent automatically.',
  'mail.calendar.summary': 'Appointment: {office}',
  'mail.fault.notSetUp': 'No mail server is set up.',
  'mail.fault.unreachable': 'The mail server cannot be reached. Are its name and port right, is it switched on?',
  'mail.fault.silent': 'The mail server does not answer. Are port and encryption right?',
  'mail.fault.notTrusted': 'The certificate of the mail server is not to be trusted. Mail is sent only if it is valid.',
  'mail.fault.notEncrypted': 'The mail server cannot be reached encrypted in this way. Are port and encryption right?',
  'mail.fault.passwordMissing': 'The password for the user name is missing.',
  'mail.fault.wrongLogin': 'The mail server refuses the user name or the password.',
  'mail.fault.senderRefused': 'The mail server refuses the sender’s address.',
  'mail.fault.recipientRefused': 'The mail server refuses the recipient’s address.',
  'mail.fault.messageRefused': 'The mail server refuses the message.',
  'mail.fault.later': 'The mail server takes nothing just now.',
  'mail.fault.other': 'The mail server does not answer as expected.',
};

const sentences: Record<Language, Record<MailWord, string>> = { de, en };

/** The words of mail in a language; apart from `wordsOf`, so that no screen loads what only letters say. */
export const mailWordsOf =
  (language: Language) =>
  (key: MailWord, values: Record<string, string | number> = {}): string =>
    sentences[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
