// S57: under which address of the public port each paper is found. Apart from the texts, which no page loads that does not
// show them (W6).
export const PAPER_PATHS = { privacy: '/datenschutz', accessibility: '/barrierefreiheit' } as const;
