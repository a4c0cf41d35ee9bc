// What people type: `npm run` in a checkout, `wertmarke` where the package is installed.

/** Words for the terminal or the log, with the commands that this machine has. */
export const asTyped = (words: string, variables: Record<string, string | undefined>): string =>
  variables['WERTMARKE_PACKAGE'] === undefined
    ? words
    : words.replace(/npm run ([a-z]+)(?: --)?/g, 'wertmarke $1').replace(/npm start/g, 'systemctl start wertmarke');
