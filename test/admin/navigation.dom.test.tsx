// The way between the pages, as it is on narrow glass.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { Navigation } from '../../admin/Navigation';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { RIGHTS } from '../../shared/rights';
import { Holding } from '../../ui/rights';

afterEach(cleanup);

const navigation = (current: 'overview' | 'roles') => (
  <Holding rights={[...RIGHTS]}>
    <Navigation settings={demonstrationOffice} current={current} counts={{ overview: 1, unfit: 2 }} />
  </Holding>
);
const menu = () => screen.getByRole('button', { name: /^Menü/ });
const isOpen = () => {
  const pages = document.getElementById(menu().getAttribute('aria-controls') ?? '');
  expect(pages?.className.includes('--open')).toBe(menu().getAttribute('aria-expanded') === 'true');
  return menu().getAttribute('aria-expanded') === 'true';
};
const press = (element: HTMLElement) =>
  act(() => {
    fireEvent.click(element);
  });

test('U2 the pages open when asked for, and close behind whoever follows one', () => {
  const { rerender } = render(navigation('overview'));
  expect(isOpen()).toBe(false);
  expect(menu().textContent).toContain('Übersicht');
  press(menu());
  expect(isOpen()).toBe(true);
  // Also when it is the page that is shown already.
  press(screen.getByRole('link', { name: /Übersicht/ }));
  expect(isOpen()).toBe(false);
  press(menu());
  rerender(navigation('roles'));
  expect(isOpen()).toBe(false);
});

test('U2 what is behind the menu and wants looking after is counted on it', () => {
  render(navigation('overview'));
  expect(menu().textContent).toContain('3');
  press(menu());
  expect(menu().textContent).not.toContain('3');
});
