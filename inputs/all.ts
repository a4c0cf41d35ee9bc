// All doors, for an office that has been started: its routes are asked for, its documents read.

import { answersDoor } from './doors/answers';
import { takenByRoutes } from './doors/bodies';
import { commandsDoor } from './doors/commands';
import { type AnyDoor, anyDoor } from './doors/door';
import { filesDoor } from './doors/files';
import { framesDoor } from './doors/frames';
import { requestsDoor } from './doors/requests';
import { slowDoor } from './doors/slow';
import { startsDoor } from './doors/starts';
import type { Office } from './office';
import type { Registered } from './routes';
import { request } from './wire/http';

export type ServedRoute = Registered & { port: 'office' | 'public' };

const NO_PAGE = 'There is no such page.';
/** Pages that are there only sometimes: a file by its name, or where the screens are built. */
const isOnlySome = (path: string): boolean => /:file|\*|\/$|manifest/.test(path);

/** On which port each route is: what is not there is no page. */
export const servedRoutes = async (office: Office): Promise<ServedRoute[]> => {
  const { ports, routes } = office.host();
  const served: ServedRoute[] = [];
  for (const port of ['office', 'public'] as const)
    for (const { path, method } of routes) {
      const address = path
        .replace(/[{}]/g, '')
        .replace(':day', '2017-11-06')
        .replace(/[:*]\w+/g, 'x');
      const { status, body } = await request(ports[port], { method: method.toUpperCase(), path: address, body: {} });
      if (status !== 404 || !body.includes(NO_PAGE) || isOnlySome(path)) served.push({ path, method, port });
    }
  return served;
};

export const allDoors = async (office: Office): Promise<AnyDoor[]> => [
  anyDoor(commandsDoor()),
  anyDoor(framesDoor()),
  anyDoor(filesDoor()),
  anyDoor(answersDoor()),
  anyDoor(slowDoor()),
  anyDoor(startsDoor()),
  anyDoor(requestsDoor(await servedRoutes(office), await takenByRoutes(office))),
];
