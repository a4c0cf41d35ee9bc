// What of eSpeak NG's port to WebAssembly is used; the package has no types of its own.
declare module '@echogarden/espeak-ng-emscripten' {
  export type Speaker = {
    set_voice: (name: string) => number;
    /** Words a minute. */
    set_rate: (rate: number) => void;
    /** 16-bit mono, piece by piece; null at the end. True stops it. */
    synthesize: (text: string, piece: (samples: Int16Array | null) => boolean) => void;
    get_samplerate: () => number;
  };
  const load: () => Promise<{ eSpeakNGWorker: new () => Speaker }>;
  export default load;
}
