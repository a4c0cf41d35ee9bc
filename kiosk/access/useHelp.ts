// W13: "please help me": what has become of it, for whoever has pressed it here.
import { useRef, useState } from 'preact/hooks';
import type { KioskView } from '../../shared/protocol';
import type { Ask } from '../../ui/link/link';

export type HelpStage = 'none' | 'called' | 'coming' | 'failed';

export const useHelp = (ask: Ask, help: KioskView['help']) => {
  const [pressed, setPressed] = useState<'no' | 'yes' | 'inVain'>('no');
  const isAsking = useRef(false);
  const call = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    const answer = await ask({ type: 'callHelp' });
    isAsking.current = false;
    setPressed(answer.ok ? 'yes' : 'inVain');
  };
  const stageOf = (): HelpStage => {
    if (pressed === 'no') return 'none';
    if (pressed === 'inVain') return 'failed';
    return help?.coming ? 'coming' : 'called';
  };
  return { stage: stageOf(), place: help?.coming?.place ?? null, call, reset: () => setPressed('no') };
};
export type Help = ReturnType<typeof useHelp>;
