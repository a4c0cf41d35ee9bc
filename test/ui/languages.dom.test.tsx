// G24: each language by its own name, in its own direction; what is missing in it says that it is German.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../shared/languages';
import { LANGUAGE_NAMES } from '../../shared/languages/names';
import { KIOSK_LANGUAGES } from '../../shared/words/kiosk/fetch';
import { LanguageSwitch, Said } from '../../ui/kit';
import { useLearned } from '../../ui/learning';
import { Speaking, usePage, useWords } from '../../ui/words';

afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const Page = ({ isCompact, onChange }: { isCompact: boolean; onChange: (language: Language) => void }) => {
  const { t } = useWords();
  usePage(t('display.title'));
  return (
    <>
      <LanguageSwitch languages={LANGUAGES} isCompact={isCompact} onChange={onChange} />
      <p data-testid="greeting">{t('common.wait')}</p>
      <p data-testid="full">
        <Said text={{ de: 'Ausweis', ar: 'بطاقة هوية' }} />
      </p>
      <p data-testid="german">
        <Said text={{ de: 'Wohnsitz', en: 'Residence' }} />
      </p>
    </>
  );
};

const Screen = ({ isCompact = false }: { isCompact?: boolean }) => {
  const [wished, wish] = useState<Language>('de');
  return (
    <Speaking language={useLearned(wished, KIOSK_LANGUAGES)}>
      <Page isCompact={isCompact} onChange={wish} />
    </Speaking>
  );
};

test('G24 all nine are found by their own names, each marked with its language and direction', () => {
  render(<Screen />);
  const group = within(screen.getByRole('group', { name: 'Sprache' }));
  const buttons = group.getAllByRole('button');
  expect(buttons.map((one) => one.textContent)).toEqual(LANGUAGES.map((one) => LANGUAGE_NAMES[one]));
  expect(buttons.map((one) => one.lang)).toEqual([...LANGUAGES]);
  expect(buttons.filter((one) => one.dir === 'rtl').map((one) => one.textContent)).toEqual(['العربية']);
  expect(document.body.textContent).not.toMatch(/\p{Regional_Indicator}/u);
});

test('G24 on a phone they are a list, in which the spoken one is chosen', () => {
  render(<Screen isCompact />);
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Sprache' });
  expect(list.value).toBe('de');
  expect([...list.options].map((one) => [one.textContent, one.lang])).toEqual(
    LANGUAGES.map((one) => [LANGUAGE_NAMES[one], one]),
  );
});

test('G24 a page in Arabic runs from right to left, and German in it keeps its own direction', async () => {
  render(<Screen />);
  fireEvent.click(screen.getByRole('button', { name: 'العربية' }));
  expect((await screen.findByText('يرجى الانتظار')).dataset['testid']).toBe('greeting');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  expect(screen.getByTestId('full').innerHTML).toBe('بطاقة هوية');
  const german = screen.getByTestId('german').firstElementChild;
  expect([german?.textContent, german?.getAttribute('lang'), german?.getAttribute('dir')]).toEqual([
    'Wohnsitz',
    'de',
    'ltr',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Leichte Sprache' }));
  await waitFor(() =>
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['de-simple', 'ltr']),
  );
  expect(screen.getByTestId('german').innerHTML).toBe('Wohnsitz');
});
