// An office whose public side is elsewhere says in words what it needs, before it touches anything.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandby } from '../../../server/standby/program';
import { startOffice } from '../../../server/start';

const ROOT = join(__dirname, '../../../dist');
const NOWHERE = join(tmpdir(), `wertmarke-nowhere-${process.pid}`);
const ENVIRONMENT = { PORT: '0', PUBLIC_PORT: '0', DATA_DIR: NOWHERE, PUBLIC_SIDE: 'elsewhere' };
const begin = (more: Record<string, string>) => startOffice({ ...ENVIRONMENT, ...more }, ROOT);

test('S87 without an address for its visitors an office has no public side elsewhere: slips would lead nowhere', async () => {
  const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/nothing';
  expect(await begin({ DATABASE_URL })).toMatchObject({ cannotStart: expect.stringContaining('braucht PUBLIC_URL') });
  const standing = await startStandby({ ...ENVIRONMENT, DATABASE_URL, ROLE: 'standby' }, ROOT, begin.bind(null, {}));
  if ('close' in standing) await standing.close();
  expect(standing).toMatchObject({ cannotStart: expect.stringContaining('braucht PUBLIC_URL') });
  expect(await begin({ PUBLIC_URL: 'https://termine.example' })).toMatchObject({
    cannotStart: expect.stringContaining('DATABASE_URL'),
  });
  expect(existsSync(NOWHERE)).toBe(false);
});
