// What is recorded in a language, and what became of the files that were chosen.
import { useEffect, useState } from 'preact/hooks';
import type { Language, Settings } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { pieceOfFile } from './pieces';
import { readSound } from './soundFile';

export type Refused = { file: string; why: 'name' | 'unread' | 'long' | 'refused' };
export type Taken = { count: number; refused: Refused[] };

export const useRecordings = (ask: Ask, settings: Settings, language: Language) => {
  const [names, setNames] = useState<string[] | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [isBusy, setBusy] = useState(false);

  const load = async () => {
    const answer = await ask({ type: 'recordings', language });
    setNames(answer.ok ? answer.result.names : null);
  };
  useEffect(() => {
    setTaken(null);
    void load();
  }, [language]);

  /** Why a file was not taken; null where it was. */
  const take = async (file: File): Promise<Refused['why'] | null> => {
    const name = pieceOfFile(settings, file.name);
    if (name === null) return 'name';
    const sound = await readSound(file);
    if ('fault' in sound) return sound.fault;
    const answer = await ask({ type: 'keepRecording', language, name, wav: sound.wav });
    return answer.ok ? null : 'refused';
  };
  const takeAll = async (files: readonly File[]) => {
    setBusy(true);
    const refused: Refused[] = [];
    for (const file of files) {
      const why = await take(file);
      if (why !== null) refused.push({ file: file.name, why });
    }
    await load();
    setTaken({ count: files.length - refused.length, refused });
    setBusy(false);
  };
  return { names, taken, isBusy, load, takeAll };
};
