// M17: figures over the offices of a database.
import { runReport } from '../../../../server/city/report';
import { draw, openWorld, type World } from '../../../world';

const urlOf = ({ database }: World): string => {
  if (database === null) throw new Error('not over PostgreSQL');
  return database.url;
};

test('M17 a row for each office, as its own report has it, and a sum that is counted from all visits', async () => {
  const worlds = [await openWorld(), await openWorld()];
  const [nord] = worlds;
  if (nord === undefined) throw new Error('no office');
  const drawn = [2, 3];
  for (const [place, world] of worlds.entries()) {
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    const counter = await world.connect('counter', 'schalter-1');
    for (let i = 0; i < (drawn[place] ?? 0); i++) await kiosk.ask(draw('ausweis'));
    await counter.ask({ type: 'callNext' });
    await world.pass(24 * 3_600_000);
    const admin = await world.connect('admin', 'admin');
    let pending = 1;
    while (pending > 0) {
      const reply = await admin.ask({ type: 'report', from: '2017-11-06', to: '2017-11-06', unit: null });
      pending = reply.ok ? (reply.result as { pending: number }).pending : 1;
    }
  }
  const url = urlOf(nord);
  const { code, csv, words } = await runReport(url, ['2017-11-06', '2017-11-06'], nord.time.now);
  expect({ code, words }).toEqual({ code: 0, words: '' });
  const rows = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
  expect(rows[0]?.slice(1, 3)).toEqual(['"Tage"', '"Besuche"']);
  const counted = rows.slice(1).map(([label, days, visits]) => [label?.includes('Insgesamt'), days, Number(visits)]);
  expect(
    counted
      .slice(0, 2)
      .map(([, , visits]) => visits)
      .sort(),
  ).toEqual([2, 3]);
  expect(counted[2]).toEqual([true, '1', 5]);
  expect(await runReport(url, ['2017-11-07', '2017-11-06'], 0)).toMatchObject({ code: 1, csv: '' });
  expect(await runReport(`${url}_none`, ['2017-11-06', '2017-11-06'], 0)).toMatchObject({
    ...{ code: 1, words: expect.stringContaining('Diese Datenbank gibt es auf dem Server nicht') },
  });
  await Promise.all(worlds.map((world) => world.close()));
});
