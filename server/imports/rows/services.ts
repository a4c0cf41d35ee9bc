// Which of the office's services another system means: by our id, its LeiKa key or its name in any language.
import type { Service } from '../../../shared/settings';

const onOneLine = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Names that people take for the same are the same. */
export const spoken = (text: string): string => onOneLine(text).toLocaleLowerCase('de');

const SEPARATORS = [/[;|+\n]/, /,/, /\//];

type Found = { ids: string[] } | { fault: 'unknownService' | 'ambiguousService' };

const nameOf = (service: Service): string[] => [service.name.de, service.name.en ?? service.name.de].map(spoken);

export const createServiceFinder = (services: readonly Service[]) => {
  const byWord = new Map<string, Set<string>>();
  for (const service of services)
    for (const word of [service.leikaKey ?? service.id, ...nameOf(service)])
      byWord.set(word, (byWord.get(word) ?? new Set()).add(service.id));

  const findOne = (text: string): Found => {
    if (services.some(({ id }) => id === text)) return { ids: [text] };
    const [id, another] = byWord.get(spoken(text)) ?? [];
    if (id === undefined) return { fault: 'unknownService' };
    return another === undefined ? { ids: [id] } : { fault: 'ambiguousService' };
  };

  const findAll = (texts: string[]): Found => {
    const all = texts.filter((text) => text.trim() !== '').map(findOne);
    const wrong = all.find((found) => 'fault' in found);
    if (wrong) return wrong;
    const ids = [...new Set(all.flatMap((found) => ('ids' in found ? found.ids : [])))];
    return ids.length > 0 ? { ids } : { fault: 'unknownService' };
  };

  return {
    /** The services that a text names: one, or several with `;`, `|`, `+`, comma, slash or line break between them. */
    find: (text: string): Found => {
      const whole = findOne(text);
      const split = SEPARATORS.map((separator) => findAll(text.split(separator)));
      return [whole, ...split].find((found) => 'ids' in found) ?? whole;
    },
    /** The service that a text begins with, and what it says after that: 'Reisepass – Erika Muster'. */
    findBefore: (text: string): { id: string; rest: string } | null => {
      const said = onOneLine(text);
      const names = services.flatMap((service) => nameOf(service).map((name) => ({ id: service.id, name })));
      const found = names
        .sort((a, b) => b.name.length - a.name.length)
        .find(({ name }) => spoken(said).startsWith(name) && !/^[\p{L}\p{N}-]/u.test(said.slice(name.length)));
      return found ? { id: found.id, rest: said.slice(found.name.length).replace(/^[\s:,;|/–—-]+/, '') } : null;
    },
  };
};
export type ServiceFinder = ReturnType<typeof createServiceFinder>;
