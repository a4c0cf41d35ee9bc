// The browser of the journeys, for measurements.
import { join } from 'node:path';
import { type OpenedBrowser, openBrowser } from '../../test/journeys/browser';
import findChromium from '../../test/journeys/chromium';

export const startBrowser = async (): Promise<OpenedBrowser> => {
  // Said so, nobody looks whether the build is stale: whoever measures has just built.
  process.env['SCREENS_DIR'] ??= join(__dirname, '../../screens');
  await findChromium();
  return openBrowser('document-user-activation-required');
};
