// The house's sign-on as tests use it: its process, and somebody's browser there, with cookies and forms.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type House = { issuer: string; close: () => Promise<void> };

/** A provider in a process of its own. */
export const openHouse = async (options: {
  redirectUris: string[];
  skewMs?: number;
  claims?: object;
}): Promise<House> => {
  const child = spawn(process.execPath, [join(__dirname, 'provider.mjs'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    issuer: said.toString().trim(),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

/** Somebody's browser, as far as the house needs one: it follows redirects until they leave the house. */
export const browserIn = ({ issuer }: Pick<House, 'issuer'>) => {
  const cookies = new Map<string, string>();
  const go = async (
    address: string,
    form?: Record<string, string>,
  ): Promise<{ left: string } | { page: string; at: string }> => {
    let [url, body] = [address, form ? new URLSearchParams(form) : null];
    for (let steps = 0; steps < 12; steps++) {
      if (!url.startsWith(issuer)) return { left: url };
      const response = await fetch(url, {
        ...(body && { method: 'POST', body }),
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const one of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const to = response.headers.get('location');
      if (to === null) return { page: await response.text(), at: url };
      url = new URL(to, url).href;
      body = null;
    }
    throw new Error(`it goes on and on: ${url}`);
  };
  const shown = async (address: string) => {
    const page = await go(address);
    if ('left' in page) throw new Error(`left for ${page.left}`);
    return page;
  };
  const leaving = async (address: string, form?: Record<string, string>): Promise<string> => {
    const page = await go(address, form);
    if ('page' in page) throw new Error(`still in the house: ${page.at} ${page.page.slice(0, 400)}`);
    return page.left;
  };
  return {
    /** Says who it is, allows it, and is sent back: to this address. */
    signOn: async (url: string, login: string): Promise<string> => {
      const { at } = await shown(url);
      const next = await go(at, { prompt: 'login', login, password: 'egal' });
      return 'left' in next ? next.left : leaving(next.at, { prompt: 'consent' });
    },
    /** Thinks better of it. */
    giveUp: async (url: string): Promise<string> => {
      const { at } = await shown(url);
      return leaving(`${at}/abort`);
    },
  };
};
