// The form of one thing of the settings: its name as the heading, its fields, and the button that removes it.
import type { ComponentChildren } from 'preact';
import { Button, Field } from '../../ui/kit';
import { type Editor, itemEditor } from '../draft/editor';
import type { Item, List } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo, type Page } from '../draft/routes';
import { langOfName, nameOf } from './names';
import { PageHead } from './Parts';
import { useAdminWords } from './words';

/** In place of a form whose thing was removed, perhaps by somebody else. */
export const NotThere = ({ page }: { page: Page }) => {
  const { t } = useAdminWords();
  return (
    <>
      <PageHead title={t('admin.gone')} back={page} />
      <p class="kern-body">{t('admin.goneHow')}</p>
    </>
  );
};

type FormPageProps<Thing> = {
  editor: Editor<Thing>;
  title: (thing: Thing) => string;
  /** The language of the title where it is another one. */
  lang?: (thing: Thing) => 'de' | null;
  /** What the button says that removes it. */
  removal: string;
  isWide?: boolean;
  /** The fields. */
  children: (thing: Thing) => ComponentChildren;
};

/** The page around the fields of one thing. */
export const FormPage = <Thing,>({ editor, title, lang, removal, isWide, children }: FormPageProps<Thing>) => {
  const { page, thing, remove } = editor;
  if (thing === undefined) return <NotThere page={page} />;
  return (
    <>
      <PageHead title={title(thing)} lang={lang?.(thing) ?? null} back={page} />
      <div class={isWide ? 'adm-form adm-wide' : 'adm-form'}>
        {children(thing)}
        <div class="adm-remove">
          <Button
            kind="secondary"
            icon="delete"
            onClick={() => {
              location.hash = hrefTo(page);
              remove();
            }}
          >
            {removal}
          </Button>
        </div>
      </div>
    </>
  );
};

/** What the form of a thing in one of the lists is given. */
export type ItemFormParts = PageParts & { id: string };

type ItemFormProps<L extends List> = Pick<FormPageProps<Item<L>>, 'removal' | 'isWide'> &
  Pick<ItemFormParts, 'draft' | 'id'> & {
    list: L;
    children: (item: Item<L>, editor: Editor<Item<L>>) => ComponentChildren;
  };

/** The form of one thing in a list of the settings, under what it is called. */
export const ItemForm = <L extends List>({ draft, list, id, children, ...frame }: ItemFormProps<L>) => {
  const words = useAdminWords();
  const editor = itemEditor(draft, list, id);
  return (
    <FormPage
      editor={editor}
      title={(item) => nameOf(words, draft.settings, list, item)}
      lang={(item) => langOfName(words, item)}
      {...frame}
    >
      {(item) => children(item, editor)}
    </FormPage>
  );
};

/** What a thing is called where one language is enough. */
export const NameField = ({ editor, hint }: { editor: Editor<{ name: string }>; hint: string }) => {
  const { t } = useAdminWords();
  const { thing, change, isInvalid } = editor;
  return (
    <Field
      label={t('admin.col.name')}
      hint={hint}
      value={thing?.name ?? ''}
      maxLength={60}
      onInput={(name) => change({ name })}
      error={isInvalid('name') && t('admin.invalid.name')}
    />
  );
};
