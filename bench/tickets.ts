// Tickets a second from eight kiosks, beside bare durable commits of one row a second on the same disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { demonstrationOffice } from '../server/starting/demonstration';
import { Database } from '../server/storage/sqlite/connection';
import type { InviteResult, Reply } from '../shared/protocol';
import { bareCommits } from './bareCommits';
import { pairAndConnect, startOffice } from './program';

const KIOSKS = 8;
const SECONDS = 4;
/** Fewer than the numbers that a day has for its ten services. */
const TICKETS_EACH = 750;
const SERVICES = demonstrationOffice.services.map((service) => service.id);
const id = () => Math.random().toString(36).slice(2).padEnd(12, '0');

const ask = async <Result>(socket: Socket, command: object): Promise<Result> => {
  const reply: Reply = await socket.timeout(10_000).emitWithAck('command', { id: id(), command });
  if (!reply.ok) throw new Error(`${reply.refusal.code} ${JSON.stringify(reply.refusal.values)}`);
  return reply.result as Result;
};

/** Each kiosk draws the next ticket as soon as the last one is answered. Tickets a second, all of them durable. */
export const measureTickets = async (): Promise<number> => {
  const office = await startOffice();
  const adminLink = office.links.find((link) => link.includes('/admin/')) ?? '';
  const admin = await pairAndConnect(office.base, adminLink);
  const kiosks: Socket[] = [];
  for (let i = 0; i < KIOSKS; i++) {
    const { path } = await ask<InviteResult>(admin, { type: 'invite', role: 'kiosk', stationId: 'kiosk-1' });
    kiosks.push(await pairAndConnect(office.base, path));
  }
  const began = performance.now();
  await Promise.all(
    kiosks.map(async (kiosk, k) => {
      for (let i = 0; i < TICKETS_EACH; i++) {
        const serviceIds = [SERVICES[(k + i) % SERVICES.length]];
        await ask(kiosk, { type: 'drawTicket', serviceIds, persons: 1, language: 'de' });
      }
    }),
  );
  const rate = (KIOSKS * TICKETS_EACH * 1000) / (performance.now() - began);
  for (const socket of [admin, ...kiosks]) socket.close();
  await office.close();
  return rate;
};

/** Commits a second of one row of 200 characters, durable as the office's are. */
export const measureCommits = (): number => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-bench-'));
  const database = new Database(join(folder, 'floor.db'));
  const commit = bareCommits(database);
  let commits = 0;
  const began = performance.now();
  const until = began + SECONDS * 1000;
  while (performance.now() < until) {
    commit();
    commits += 1;
  }
  const rate = (commits * 1000) / (performance.now() - began);
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return rate;
};
