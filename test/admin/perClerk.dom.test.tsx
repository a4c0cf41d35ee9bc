// R4: the page of reports has a table per clerk only while that is switched on, and only for who has the right.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { createReport } from '../../server/queue/figures/report';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { Right } from '../../shared/rights';
import type { Settings } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf, LEADING } from './leading';

const DAY = { from: '2025-03-03', to: '2025-03-03' };
const ON = { reason: 'Dienstvereinbarung vom 2. März', by: 'Leitung', since: '2025-03-03' };
const counted = createReport(DAY).report();
const CLERKS = { ...DAY, clerks: [{ name: 'Aylin Demir', figures: { ...counted.total, visitors: 17 } }] };

const show = async (figuresPerClerk: Settings['figuresPerClerk'], rights: Right[] = LEADING.rights) => {
  location.hash = '#/reports/2025-03-03_2025-03-03';
  const asked: ScreenCommand['type'][] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command.type);
    const report = {
      ...counted,
      total: { ...counted.total, visitors: 17 },
      before: null,
      yearBefore: null,
      server: [],
      pending: 0,
    };
    const results: Partial<Record<ScreenCommand['type'], unknown>> = { report, clerkFigures: CLERKS };
    const result = results[command.type];
    return Promise.resolve(
      result === undefined ? { ok: false, refusal: { code: 'offline', values: {} } } : { ok: true, result },
    );
  }) as Ask;
  const settings = { ...demonstrationOffice, figuresPerClerk };
  const view = adminViewOf({ settings, person: { ...LEADING, rights } });
  const snapshot = { ...adminSnapshotOf(view), day: DAY.from };
  render(<App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />);
  await act(() => Promise.resolve());
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Als CSV-Datei' })));
  return asked;
};
const table = () => screen.queryByRole('table', { name: /Nach Person/ });

afterEach(cleanup);

test('R4 switched on, for who has the right: a table by name, and files with it', async () => {
  const asked = await show(ON);
  expect(table()?.textContent).toContain('Aylin Demir17');
  expect(asked).toEqual(['report', 'clerkFigures', 'clerkReportFile']);
});

test('R4 switched off, or without the right: nothing is shown, and nothing is asked', async () => {
  const without = LEADING.rights.filter((right) => right !== 'seeFiguresPerClerk');
  for (const [on, rights] of [[null], [ON, without]] as const) {
    cleanup();
    expect(await show(on, rights && [...rights])).toEqual(['report', 'reportFile']);
    expect(table()).toBeNull();
  }
});
