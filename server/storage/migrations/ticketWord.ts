// G8: what the number that visitors draw is called; until now everywhere the same.
export const TICKET_WORD = `
  UPDATE settings SET settings = json_insert(settings, '$.ticketWord', 'Wertmarke', '$.ownTicketWord', NULL);
`;
