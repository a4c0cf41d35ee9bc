// Machines on which USB cannot be used, and offices that have no use for it.
import { networkPrinter, openDesk } from './desk';
import { startPrinter } from './printer';

let mockLoads = 0;
jest.mock('usb', () => {
  mockLoads += 1;
  throw new Error('libudev.so.1: cannot open shared object file');
});

test('P3 P4 where USB cannot be used that is told; other printers print, and none of it is loaded without need', async () => {
  const machine = await startPrinter();
  const network = networkPrinter(machine.port);
  const { spooler, print, result, condition, errors } = openDesk([network]);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'printed', problem: null });
  expect(mockLoads).toBe(0);

  const channel = { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: null } as const;
  spooler.configure([network, { ...network, id: 'usb', channel }]);
  await condition(['noDriver'], 5000, 'usb');
  print('s2', {}, 'usb');
  expect(await result('s2')).toEqual({ state: 'notSent', problem: 'noDriver' });
  print('s3');
  expect(await result('s3')).toEqual({ state: 'printed', problem: null });
  expect(await spooler.findUsb()).toBeNull();
  expect(errors).toEqual([]);
  await spooler.close();
  await machine.close();
});
