// Something the server was asked and may still be answering: it is there, it is awaited, or it did not come.
import { useEffect, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../../shared/words';
import type { PublicAnswer } from '../../../ui/link/publicApi';

export type Asked<Result> =
  | { state: 'asking' }
  | { state: 'there'; result: Result }
  | { state: 'failed'; refusal: SpokenRefusal };

/**
 * Asks, and asks anew whenever `about` changes or `again` is called. An answer that comes after a newer question is
 * thrown away. What was there stays while the same thing is asked again.
 */
export const useAsked = <Result>(
  about: string,
  ask: () => Promise<PublicAnswer<Result>>,
): { asked: Asked<Result>; again: () => void } => {
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<{ about: string; asked: Asked<Result> }>({ about, asked: { state: 'asking' } });
  useEffect(() => {
    let isOld = false;
    setShown((before) =>
      before.about === about && before.asked.state === 'there' ? before : { about, asked: { state: 'asking' } },
    );
    void ask().then((answer) => {
      if (isOld) return;
      const asked: Asked<Result> = answer.ok
        ? { state: 'there', result: answer.result }
        : { state: 'failed', refusal: answer.refusal };
      setShown({ about, asked });
    });
    return () => {
      isOld = true;
    };
  }, [about, turn]);
  return {
    asked: shown.about === about ? shown.asked : { state: 'asking' },
    again: () => setTurn((before) => before + 1),
  };
};
