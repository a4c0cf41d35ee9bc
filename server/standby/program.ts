// `npm start -- standby`: the program that stands by, with what its environment says.
import { createLog } from '../basics/log';
import { type Environment, elsewhereRefused, readBeside, readHealth, refusalFor } from '../start';
import { type Refused, standBy } from './standby';

type Standing<Office extends { close: () => Promise<void> }> = Awaited<ReturnType<typeof standBy<Office>>>;

const NO_DATABASE =
  'Bereitstehen (standby) kann ein Rechner nur für ein Amt in einer Datenbank: Bitte DATABASE_URL setzen, dieselbe wie beim Amt. Ein Amt in einer Datei hat einen Rechner.';

/** Begins to stand by; `open` opens the office by the same environment. The build lies in `root`. */
export const startStandby = async <Office extends { close: () => Promise<void> }>(
  variables: Record<string, string | undefined>,
  root: string,
  open: () => Promise<Office | Refused>,
): Promise<(Standing<Office> & { environment: Environment }) | Refused> => {
  const read = readBeside(variables, NO_DATABASE);
  if ('cannotStart' in read) return read;
  const { environment, database, tls } = read;
  // It is no moment to find out when the office is to be taken over.
  const nowhere = elsewhereRefused(environment);
  if (nowhere !== null) return nowhere;
  const { PORT, PUBLIC_PORT, HOST, LOG_LEVEL } = environment;
  const orRefused = <Result>(doing: Promise<Result>): Promise<Result | Refused> =>
    doing.catch((error: unknown) => {
      const refused = refusalFor(error, environment);
      if (refused !== null) return refused;
      throw error;
    });
  const standing = await orRefused(
    standBy({
      ...{ database, open, ports: [PORT, PUBLIC_PORT], host: HOST, tls, health: readHealth(root) },
      log: createLog(LOG_LEVEL),
    }),
  );
  if ('cannotStart' in standing) return standing;
  return { ...standing, taken: orRefused(standing.taken), environment };
};
