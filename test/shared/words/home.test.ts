// W24: what the page of a number from home says of the kiosk is what the kiosk says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOM = join(__dirname, '../../../shared/words');
const said = (area: string, file: string, word: string): string => {
  const words = JSON.parse(readFileSync(join(ROOM, area, file), 'utf8')) as Record<string, string>;
  return words[word] ?? '';
};
const languages = readdirSync(join(ROOM, 'home')).filter((name) => name.endsWith('.json'));

test.each(languages)('W24 in %s the way to the code is called as it is on the kiosk', (file) => {
  const door = said('kiosk', file, 'kiosk.haveHomeNumber');
  expect(door).not.toBe('');
  expect(said('home', file, 'home.kiosk')).toContain(door);
});
