// docs/programs.openapi.json is what the office serves. `npm run docs` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld, type World } from '../world';

const PAGE = join(__dirname, '../../docs/programs.openapi.json');

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('G21 docs/programs.openapi.json is what is served: otherwise `npm run docs` writes it anew', async () => {
  const served = await (await fetch(world.url('/api/v1/openapi.json'))).json();
  const wanted = `${JSON.stringify(served, null, 2)}\n`;
  if (process.env['WRITE_DOCS'] === 'yes') writeFileSync(PAGE, wanted);
  else expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});
