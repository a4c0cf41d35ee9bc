// S63: what is written from now on has a sum, by which somebody notices that a disk has changed it.
export const SUMS = 'ALTER TABLE events ADD COLUMN sum INTEGER;';
