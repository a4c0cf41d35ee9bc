// Why a command was not done: the closed list. Each code has words for people under `refusal.<code>`.

export const REFUSALS = [
  // who asks, and how
  'malformed',
  'tooLarge',
  'tooMany',
  'tooManyOfNetwork',
  'tooManyOfTicket',
  'notAllowed',
  'notPaired',
  'notLoggedIn',
  'idUsedBefore',
  'storageFailed',
  // the day
  'dayClosed',
  // tickets
  'unknownService',
  'closedNow',
  'contingentUsedUp',
  'fullHouse',
  'noCounterServes',
  'noNumbersLeft',
  'kioskLocked',
  'noPrinter',
  'tooManyCopies',
  'notYetPrinted',
  // appointments
  'slotInThePast',
  'slotTooFar',
  'slotTaken',
  'slotNotOffered',
  'serviceNotBookable',
  'tooManyPersons',
  'tooManyBookings',
  'holdExpired',
  'proofNeeded',
  'notChangeable',
  'unknownCode',
  'tooEarly',
  'alreadyCheckedIn',
  'wrongName',
  'notByList',
  'signNeeded',
  'notByPhone',
  // counters
  'unknownVisit',
  'unknownCounter',
  'sameCounter',
  'visitMovedOn',
  'counterBusy',
  'counterPaused',
  'notPaused',
  'nobodyWaiting',
  'tooSoon',
  'returnInThePast',
  // administration
  'unknownKiosk',
  'unknownPrinter',
  'unknownStation',
  'unknownDevice',
  'unknownInvitation',
  'unknownPerson',
  'unknownSlip',
  'nameTaken',
  'passwordMissing',
  'passwordTooShort',
  'passwordTooCommon',
  'unknownSource',
  'unknownFeed',
  'mailFailed',
  'settingsChangedMeanwhile',
  'settingsInvalid',
  'counterInUse',
  'serviceInUse',
  'timeZoneInUse',
  'affectsPeople',
  // pairing and login
  'linkUsedOrExpired',
  'wrongLogin',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** A refusal as it is sent: the code, and the values that its sentence names. */
export type Refusal = { code: RefusalCode; values: Record<string, string | number> };

/** A refusal as a value; `values` fill the placeholders of its sentence. */
export const refuse = (code: RefusalCode, values: Record<string, string | number> = {}): { refusal: Refusal } => ({
  refusal: { code, values },
});
