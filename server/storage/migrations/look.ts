// How the house looks and what it calls the number that visitors draw.

/** G7: the house's colour and logo; until now the usual blue and none. */
export const LOOK = `
  UPDATE settings SET settings = json_insert(settings, '$.look', json('{"colour":null,"logo":null}'));
`;

/** G8: what the number is called; until now everywhere the same. */
export const TICKET_WORD = `
  UPDATE settings SET settings = json_insert(settings, '$.ticketWord', 'Wertmarke', '$.ownTicketWord', NULL);
`;
