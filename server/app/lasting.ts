// An office that is opened again when it asks for it, at the same ports, with the file that is there then.
import { type App, type AppParts, createApp } from './app';

/** So long what was asked last may take to be answered. */
const ANSWERED_MS = 150;

export type Beside = { close: () => Promise<void> };

/** `beside` is what works beside each opening, such as links from the terminal. Rejects as `createApp`. */
export const openLasting = async (parts: AppParts, beside: (app: App) => Promise<Beside>) => {
  const open = async (ports: { port: number; publicPort: number }) => {
    const app = await createApp({ ...parts, ...ports, renew });
    return { app, beside: await beside(app) };
  };
  const end = async (): Promise<void> => {
    await opened.beside.close();
    await opened.app.close();
  };
  const again = async (): Promise<void> => {
    const { port, publicPort } = opened.app;
    await end();
    opened = await open({ port, publicPort });
  };
  let changing: Promise<void> = Promise.resolve();
  function renew(): void {
    changing = changing
      .then(() => new Promise<void>((resolve) => void setTimeout(resolve, ANSWERED_MS)))
      .then(again)
      .catch(parts.onLost);
  }
  let opened = await open(parts);
  return {
    /** The one that is open now. */
    app: (): App => opened.app,
    close: async (): Promise<void> => {
      await changing;
      await end();
    },
  };
};
