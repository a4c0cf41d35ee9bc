// Types of what is used of escpos 3.0.0-alpha.6 as npm has it; @types/escpos describes another version.
declare module 'escpos' {
  export type Adapter = {
    /** Called by flush() with memory that the next write overwrites: copy it. */
    write(bytes: Buffer): void;
  };
  export type Printer = {
    setCharacterCodeTable(table: number): this;
    /** Text in this encoding, or the printer's own, without a line end. */
    pureText(text: string, encoding?: string): this;
    /** Only a Buffer comes through unharmed. */
    raw(bytes: Buffer): this;
    flush(): this;
  };
  export const Printer: new (adapter: Adapter, options: { encoding: string }) => Printer;
}
