// Why a command was not done: the closed list. Each code has words for people under `refusal.<code>`,
// and its comment stands in docs/protocol.md.

export const REFUSALS = [
  // who asks, and how
  /** `{ where, what }`: not of the form on this page; `where` is the path to the fault. */
  'malformed',
  /**
   * `{ most }`: over 8,000 characters (410,000 for what carries a logo, a file or the settings). A message over 1 MB
   * ends the connection.
   */
  'tooLarge',
  /**
   * `{ seconds }`: more than 100 commands of one connection under way at once; or too many attempts to pair, to log
   * in, or to check in: with codes that there are not (thirty a minute of one device), names that do not fit (five of
   * one appointment in a quarter of an hour), signs (five of one ticket, sixty of one network in ten minutes).
   */
  'tooMany',
  /** `{ seconds }` over HTTP: more than 500 sockets of one network (phones: 300), or too many requests of it to the public port. */
  'tooManyOfNetwork',
  /** More than ten phones of one ticket. */
  'tooManyOfTicket',
  /** This role may not ask for it; over HTTP also another content type, and a page of another address. */
  'notAllowed',
  /** No such device, not its cookie, or it was revoked. */
  'notPaired',
  /** Nobody is logged in here, or not any more. */
  'notLoggedIn',
  /** Who is logged in has not the right for it. */
  'noRight',
  /** This id was used for another command. */
  'idUsedBefore',
  /** It could not be stored, and so it was not done. */
  'storageFailed',
  /** Public port: the office is on another machine, and is not reached just now. Ask again with the same id. */
  'officeAway',
  // the day
  /** The day has not begun, or is over. */
  'dayClosed',
  // tickets
  /** The settings have no such service. */
  'unknownService',
  /** `{ service }`: outside the hours in which it gives numbers. */
  'closedNow',
  /** `{ service }`: as many numbers as it gives a day are drawn. */
  'contingentUsedUp',
  /** A number drawn now would not have its turn before the office closes. */
  'fullHouse',
  /** W23: this office gives no numbers for home, or not now. */
  'notFromHome',
  /** W23: as many numbers as are given for home a day are drawn. */
  'fromHomeUsedUp',
  /** W23: as many as are given for home a day to one network. */
  'tooManyFromHome',
  /** No counter serves these services together. */
  'noCounterServes',
  /** `{ letter }`: all numbers with it are in use. */
  'noNumbersLeft',
  /** `{ reason }`: staff or the timetable have locked it. */
  'kioskLocked',
  /** There is none, or none that works. */
  'noPrinter',
  /** At the kiosk three slips of a number are all. */
  'tooManyCopies',
  /** The first slip is on its way still. */
  'notYetPrinted',
  // paper
  /** It is no slip of a block of this office, or of one that is good no more. */
  'unknownPaper',
  /** `{ number, day }`: it was brought in on that day. */
  'paperUsed',
  /** `{ number }`: somebody else has it on this day. */
  'paperTwice',
  /** `{ number }`: its times are not of this day, in the wrong order, or to come. */
  'paperTimes',
  /** `{ most }`: there are so many blocks already, or one of them has some of these numbers. */
  'tooManyBlocks',
  /** There is no such block. */
  'unknownBlock',
  /** `{ number }`: something was done with it since it was brought in. */
  'paperMovedOn',
  /** `{ number, days }`: it was brought in longer ago than that. */
  'paperTooLate',
  /** A block is being printed; the next one has to wait. */
  'paperPrinting',
  // appointments
  /** It has begun, or is too near to be booked online. */
  'slotInThePast',
  /** Farther ahead than appointments are given. */
  'slotTooFar',
  /** No place of it is free any more. */
  'slotTaken',
  /** There are no appointments at that time. */
  'slotNotOffered',
  /** Nobody, or only staff, can book it. */
  'serviceNotBookable',
  /** `{ persons, services }`: the most of one appointment that is booked online. */
  'tooManyPersons',
  /** As many as may be booked or reserved online from one network. */
  'tooManyBookings',
  /** `{ field }`: one of the office's own fields has to be answered. */
  'answerMissing',
  /** `{ field }`: what was answered does not fit it. */
  'answerInvalid',
  /** The time for filling in the form is over, and somebody else may have the slot. */
  'holdExpired',
  /** The proof of work is missing, wrong, or used. */
  'proofNeeded',
  /** It is cancelled, missed, or has begun. */
  'notChangeable',
  /** No appointment of today has this code. */
  'unknownCode',
  /** `{ from }`: check-in is possible from that instant on. */
  'tooEarly',
  /** `{ number, visitId }`: with this number. */
  'alreadyCheckedIn',
  /** The family name does not begin so. */
  'wrongName',
  /** This office does not let people pick their appointment from a list. */
  'notByList',
  /** The code that stands on the screens in the office is missing or wrong. */
  'signNeeded',
  /** This office does not let people check in on their phone. */
  'notByPhone',
  // counters
  /** Nobody of this id is here today. */
  'unknownVisit',
  /** The settings have no such place to send somebody to. */
  'unknownErrand',
  /** The settings have no such counter. */
  'unknownCounter',
  /** It is the counter that hands on, or that writes. */
  'sameCounter',
  /** K17, `{ count }`: so many others than were agreed to would be called by nobody. */
  'wouldStrand',
  /** K16: nobody is logged in where the message would be read. */
  'nobodyThere',
  /** `{ seconds }`: ten messages from one place within a minute; 0 when it is 2,000 on one day. */
  'tooManyMessages',
  /** There is no such message for this place. */
  'unknownMessage',
  /** `{ number }`: it is in another state by now. */
  'visitMovedOn',
  /** `{ number }`: somebody is called or served here. */
  'counterBusy',
  /** Its clerk pauses. */
  'counterPaused',
  /** Its clerk does not pause. */
  'notPaused',
  /** It is none of the counter's last acts. */
  'unknownAct',
  /** `{ minutes }`: what was done is noted so soon after the end, and no later. */
  'noteTooLate',
  /** A letter about it has left the house. */
  'letterHasLeft',
  /** The number is on paper. */
  'slipIsPrinted',
  /** Nobody waits whom this counter serves. */
  'nobodyWaiting',
  /** `{ number }`: this counter does not serve what it comes for, or it was handed on to another. */
  'notServedHere',
  /** `{ seconds }`: between two calls there is a pause. */
  'tooSoon',
  /** The instant of return is over. */
  'returnInThePast',
  // administration
  /** The settings have no such kiosk. */
  'unknownKiosk',
  /** The settings have no such printer. */
  'unknownPrinter',
  /** The settings have no such kiosk, display or counter. */
  'unknownStation',
  /** The database has no such office beside this one. */
  'unknownOffice',
  /** No such browser is paired. */
  'unknownDevice',
  /** The link was opened, withdrawn, or is too old. */
  'unknownInvitation',
  /** No such person works here. */
  'unknownPerson',
  /** The settings have no such role. */
  'unknownRole',
  /** Nobody would have the role with every right any more. */
  'lastSupervisor',
  /** There is no such slip today. */
  'unknownSlip',
  /** Somebody, or another system, has this name already. */
  'nameTaken',
  /** A new person needs one. */
  'passwordMissing',
  /** Ten characters at least. */
  'passwordTooShort',
  /** Others would guess it. */
  'passwordTooCommon',
  /** Another one is under way. */
  'replayRunning',
  /** The first password, set by somebody else, is to be changed for another one. */
  'passwordAsBefore',
  /** There is no such system that brings appointments, program or web hook. */
  'unknownSource',
  /** The settings have no such calendar, or nobody has said where it is. */
  'unknownFeed',
  /** `{ what }`: what the mail server said. */
  'mailFailed',
  /** They are of another version by now. */
  'settingsChangedMeanwhile',
  /** A file that says nothing of settings. */
  'notASettingsFile',
  /** A newer program wrote it. */
  'settingsFileNewer',
  /** `{ where, what }`: they do not fit together. */
  'settingsInvalid',
  /** `{ counter }`: somebody is called or served where the new settings have no counter. */
  'counterInUse',
  /** `{ number }`: nobody would serve a visitor who is here. */
  'serviceInUse',
  /** The zone cannot change while somebody is here or anything is booked. */
  'timeZoneInUse',
  /** `{ count }`: the new settings would hit so many; see `affectedBy`. */
  'affectsPeople',
  /** There is no demonstration that could be ended. */
  'noDemonstration',
  /** A range of days ends before it begins, or has more than `{ days }`. */
  'rangeInvalid',
  // pairing and login
  /** It works once, within a day. */
  'linkUsedOrExpired',
  /** Name or password is wrong. */
  'wrongLogin',
  /** The code of the second factor is wrong, or was used before. */
  'wrongCode',
  /** There is a second factor already. */
  'factorThere',
  /** No sign-on of the house is set up, or not any more. */
  'signOnOff',
  /** The house's sign-on does not answer in time. */
  'signOnUnreachable',
  /** What it answered does not fit: another issuer, another client, a signature, a claim. */
  'signOnWrong',
  /** Its clock and the server's differ by more than a minute. */
  'signOnClock',
  /** Whoever was to sign on there has given up. */
  'signOnCancelled',
  /** Who came back did not set out from this browser, comes twice, or after more than ten minutes. */
  'signOnOver',
  /** The house knows who it is; this office has no account for it. */
  'signOnUnknown',
  /** Somebody else has this name in the house. */
  'signOnTaken',
  /** Too many passwords of this name were wrong: a quarter of an hour, or until the administration unlocks it. */
  'loginLocked',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** A refusal as it is sent: the code, and the values that its sentence names. */
export type Refusal = { code: RefusalCode; values: Record<string, string | number> };

/** A refusal as a value; `values` fill the placeholders of its sentence. */
export const refuse = (code: RefusalCode, values: Record<string, string | number> = {}): { refusal: Refusal } => ({
  refusal: { code, values },
});
