// S52: a certificate that ends is told by the days that are left of it, by the world's time and not the office's.
import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMachine, endOfCertificate } from '../../../server/watching/machine';
import { dayOf } from '../../../shared/time';
import { trustingOffice } from '../../world';

const PEM = join(__dirname, '../../tls/one.cert.pem');
const OTHER = join(__dirname, '../../tls/two.cert.pem');
const DAY = 24 * 3_600_000;
const ends = Date.parse(new X509Certificate(readFileSync(PEM)).validTo);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A machine whose certificate is looked at on a day so long before its end. */
const machineWith = (certificate: string | null) => {
  let [now, elapsed] = [0, 0];
  const said: string[] = [];
  const machine = createMachine({
    ...{ settings: () => trustingOffice, folders: [], certificate, outside: () => now, elapsed: () => elapsed },
    serverAlarms: {
      raise: (kind, about = '') => said.push(`raise ${kind} ${about}`),
      settle: (kind, about = '') => said.push(`settle ${kind} ${about}`),
    },
    log: { warn: () => undefined },
  });
  const lookAt = async (at: number) => {
    [now, elapsed] = [at, elapsed + 60_000];
    said.length = 0;
    await machine.look();
    return [...said];
  };
  return { lookAt };
};

test('S52 a certificate is told so many days before it ends as the office has set, and after its end', async () => {
  const { certificateDays } = trustingOffice.watching;
  const { lookAt } = machineWith(PEM);
  const told = `raise certificate ${dayOf(ends, trustingOffice.office.timeZone)}`;
  expect(await lookAt(ends - certificateDays * DAY)).toEqual([]);
  expect(await lookAt(ends - certificateDays * DAY + 1)).toEqual([told]);
  expect(await lookAt(ends + DAY)).toEqual([told]);
});

test('S52 a new certificate in the same place ends it, without a start', async () => {
  const file = join(folder, 'cert.pem');
  copyFileSync(PEM, file);
  const { lookAt } = machineWith(file);
  expect(await lookAt(ends - DAY)).toHaveLength(1);
  const other = Date.parse(new X509Certificate(readFileSync(OTHER)).validTo);
  copyFileSync(OTHER, file);
  const last = `settle certificate ${dayOf(ends, trustingOffice.office.timeZone)}`;
  expect((await lookAt(Math.min(ends, other) - 400 * DAY))[0]).toBe(last);
});

test('S52 what is no certificate, or is not there, ends nothing and raises nothing', async () => {
  const file = join(folder, 'cert.pem');
  writeFileSync(file, 'no certificate');
  expect([endOfCertificate(file), endOfCertificate(join(folder, 'none.pem'))]).toEqual([null, null]);
  expect(await machineWith(file).lookAt(ends)).toEqual([]);
  expect(await machineWith(null).lookAt(ends)).toEqual([]);
});
