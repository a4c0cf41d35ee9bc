// G14: a letter as it is being written, as the program that writes all letters makes it.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Previewed } from '../../shared/commands/mail';
import type { Language } from '../../shared/settings';
import type { LetterDraft } from '../../shared/settings/appointments';
import type { Ask } from '../../ui/link/link';
import { useAdminWords } from '../parts/words';

const PREVIEW_AFTER_MS = 300;

/** As the server makes it; while `letter` is null, which is at fault, the last that was not. */
export const usePreview = (ask: Ask, letter: LetterDraft | null): Previewed | null => {
  const [made, setMade] = useState<Previewed | null>(null);
  const wanted = letter && JSON.stringify(letter);
  useEffect(() => {
    if (letter === null) return;
    let isWanted = true;
    const timer = setTimeout(
      async () => {
        const answer = await ask({ type: 'previewLetter', letter });
        if (isWanted && answer.ok) setMade(answer.result);
      },
      made === null ? 0 : PREVIEW_AFTER_MS,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return made;
};

/** Styles are given one by one, because the page takes none that stand in what it is given. */
const styled = (sheet: HTMLElement): void => {
  for (const element of sheet.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    element.removeAttribute('data-style');
  }
};

/** The page of the letter, apart from this page's own looks. Nobody leaves by its links. */
const Designed = ({ html }: { html: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    const page = new DOMParser().parseFromString(html.replaceAll(' style="', ' data-style="'), 'text/html');
    const sheet = document.createElement('div');
    const body = document.createElement('div');
    sheet.lang = page.documentElement.lang;
    body.dataset['style'] = page.body.dataset['style'] ?? '';
    body.append(...page.body.childNodes);
    sheet.append(body);
    styled(sheet);
    for (const link of sheet.querySelectorAll('a')) link.addEventListener('click', (event) => event.preventDefault());
    root?.replaceChildren(sheet);
  }, [html]);
  return <div class="adm-letter" ref={host} />;
};

type LetterPreviewProps = { language: Language; made: Previewed | null; isOutdated: boolean };

export const LetterPreview = ({ language, made, isOutdated }: LetterPreviewProps) => {
  const { t } = useAdminWords();
  const [view, setView] = useState<'designed' | 'plain'>('designed');
  const title = t('admin.mailText.previewIn', { language: t(`language.${language}`) });
  return (
    <section class="adm-preview" aria-label={title}>
      <h3 class="kern-label">{t('admin.mailText.preview')}</h3>
      {made === null ? (
        <p class="kern-body">{t('admin.mailText.loading')}</p>
      ) : (
        <>
          <fieldset class="adm-chips" aria-label={t('admin.mailText.views')}>
            {(['designed', 'plain'] as const).map((one) => (
              <button key={one} type="button" class="adm-chip" aria-pressed={one === view} onClick={() => setView(one)}>
                {t(`admin.mailText.${one}`)}
              </button>
            ))}
          </fieldset>
          <p class="kern-body">
            <span class="adm-muted">{t('admin.mailText.subject')}: </span>
            <strong lang={language}>{made.subject}</strong>
          </p>
          {view === 'designed' ? (
            <Designed html={made.html} />
          ) : (
            <pre class="adm-letter" lang={language}>
              {made.text}
            </pre>
          )}
          <p class="kern-body kern-body--small">
            {t(isOutdated ? 'admin.mailText.outdated' : 'admin.mailText.example')}
          </p>
        </>
      )}
    </section>
  );
};
