// Something that parts of the program tell each other without knowing each other.
export const createSignal = () => {
  const listeners: (() => void)[] = [];
  return {
    tell: (): void => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): void => void listeners.push(listener),
  };
};
export type Signal = ReturnType<typeof createSignal>;
