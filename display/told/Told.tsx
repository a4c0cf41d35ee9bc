// D9, G10: what is told besides the calls, one after the other: what comes, whether tickets are given, what the office
// says. Below the calls or in a column beside them, never over them.
import type { ComponentChildren } from 'preact';
import type { DisplayView, Snapshot } from '../../shared/protocol';
import { InTurn, OwnInTurn, useTurn } from '../turns';
import { hasOutlook, Outlook } from './Outlook';
import { Why } from './State';

type Card = { key: string; kind: string; content: ComponentChildren };

/** In the order in which they are told. What is as usual is not told. */
const cardsOf = (snapshot: Snapshot<DisplayView>): Card[] => {
  const { view } = snapshot;
  const { reception, announcements, run } = view;
  const cards: (Card | false)[] = [
    hasOutlook(view) && { key: 'outlook', kind: 'outlook', content: <Outlook view={view} /> },
    reception.state !== 'open' && {
      ...{ key: 'reception', kind: 'reception' },
      content: <Why snapshot={snapshot} />,
    },
    ...announcements.map(({ text, poster }) => ({
      ...{ key: text.de, kind: poster ? 'poster' : 'announcement' },
      content: (
        <>
          {poster && <img class="told__poster" src={poster.url} width={poster.width} height={poster.height} alt="" />}
          <OwnInTurn text={text} />
        </>
      ),
    })),
    { key: 'order', kind: 'order', content: <InTurn say={({ count }) => count('display.order', run)} /> },
  ];
  return cards.filter((card) => card !== false);
};

/** All of them keep its room, so that the calls do not move when another one is told. */
export const Told = ({ snapshot }: { snapshot: Snapshot<DisplayView> }) => {
  const { round } = useTurn();
  const cards = cardsOf(snapshot);
  const now = round % cards.length;
  return (
    <ul class="told">
      {cards.map(({ key, kind, content }, i) => (
        <li key={key} class={`told__card told__card--${kind}`} aria-hidden={i !== now}>
          {content}
        </li>
      ))}
    </ul>
  );
};
