// R4: nobody is watched without knowing it.
import { cleanup, render, screen } from '@testing-library/preact';
import { PerClerk } from '../../counter/frame/PerClerk';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { settingsSchema } from '../../shared/settings';

afterEach(cleanup);
const allowed = { reason: 'Einarbeitung bis Ende Mai', by: 'Leitung Bürgerbüro', since: '2025-03-03' };

test('R4 a counter says while figures show single clerks: why, by whose order, since when; and otherwise nothing', () => {
  const { container, rerender } = render(<PerClerk view={{ figuresPerClerk: null }} />);
  expect(container.textContent).toBe('');
  rerender(<PerClerk view={{ figuresPerClerk: allowed }} />);
  expect(screen.getByRole('status').textContent).toContain('Auswertungen zeigen zurzeit einzelne Mitarbeitende');
  expect(container.textContent).toContain(
    'Grund: Einarbeitung bis Ende Mai. Veranlasst von Leitung Bürgerbüro, seit Montag, 3. März 2025.',
  );
});

test('R4 it is off at first, and cannot be switched on without a reason', () => {
  expect(demonstrationOffice.figuresPerClerk).toBeNull();
  const isTaken = (figuresPerClerk: unknown) =>
    settingsSchema.safeParse({ ...demonstrationOffice, figuresPerClerk }).success;
  expect(isTaken(allowed)).toBe(true);
  for (const wrong of [{ ...allowed, reason: '         ' }, { ...allowed, by: '' }, true])
    expect(isTaken(wrong)).toBe(false);
});
