// USB printers as the system has them: found, claimed through escpos-usb, and given back as they were found.
import { createRequire } from 'node:module';
import type { AdapterConstructor } from 'escpos-usb';
import type { Device, Endpoint, Interface, Usb } from 'usb';
import type { FoundPrinter, PrinterProblem } from '../../shared/printing';

/** Which printer is meant; a serial of null takes the first of its make that is free. */
export type UsbAddress = {
  vendorId: number;
  productId: number;
  serial: string | null;
};

export type ClaimedUsb = {
  out: Endpoint;
  /** Null at a printer that cannot speak. */
  in: Endpoint | null;
  /** Gives the device back to the system. No transfer may be under way. */
  release(): Promise<void>;
};

export type Claim = { ok: true; claimed: ClaimedUsb } | { ok: false; problem: PrinterProblem; detail: string };

const PRINTER_CLASS = 7;

type Loaded = { usb: Usb; Adapter: AdapterConstructor };

const take = createRequire(__filename);

/** The native module is looked for only here: an office without USB printers never loads it. */
const load = (): Loaded => {
  const usb: Usb = take('usb');
  const Adapter: AdapterConstructor = take('escpos-usb');
  return { usb, Adapter };
};

const problemOf = (error: unknown): PrinterProblem => {
  const text = String(error);
  if (text.includes('ACCESS')) return 'noAccess';
  return text.includes('BUSY') ? 'busy' : 'unplugged';
};

const refusedFor = (error: unknown): Claim => ({ ok: false, problem: problemOf(error), detail: String(error) });

const stringOf = (device: Device, index: number): Promise<string | null> => {
  if (index === 0) return Promise.resolve(null);
  return new Promise((resolve) =>
    device.getStringDescriptor(index, (error, text = '') =>
      resolve(error ? null : (text.split('\0', 1)[0]?.trim() ?? null)),
    ),
  );
};

/** What a device says of itself. Throws when it may not be opened. */
const describe = async (device: Device): Promise<Pick<FoundPrinter, 'serial' | 'name'>> => {
  const { iManufacturer, iProduct, iSerialNumber } = device.deviceDescriptor;
  device.open(false);
  const names = [await stringOf(device, iManufacturer), await stringOf(device, iProduct)];
  const serial = await stringOf(device, iSerialNumber);
  device.close();
  return { serial: serial || null, name: names.filter(Boolean).join(' ') || null };
};

/** Opens and claims through escpos-usb; what it hangs on hot-plugging goes at once, for it would never let the program end. */
const openThrough = ({ usb, Adapter }: Loaded, device: Device) =>
  new Promise<void>((resolve, reject) => {
    const adapter = new Adapter(device);
    usb.removeAllListeners('detach');
    adapter.open((error) => (error ? reject(error) : resolve()));
  });

const giveBack = async (device: Device) => {
  for (const one of device.interfaces ?? []) {
    await new Promise((resolve) => one.release(true, resolve));
    try {
      one.attachKernelDriver();
    } catch {
      // There was none: the device file does not miss it
    }
  }
  device.close();
};

const isPrinter = ({ descriptor, endpoints }: Interface) =>
  descriptor.bInterfaceClass === PRINTER_CLASS && endpoints.some(({ direction }) => direction === 'out');

/** Claims the interface that prints; escpos-usb claims them one after the other, and this one need not be the first. */
const claimPrinter = (device: Device): Pick<ClaimedUsb, 'out' | 'in'> => {
  const printing = (device.interfaces ?? []).find(isPrinter);
  const out = printing?.endpoints.find(({ direction }) => direction === 'out');
  if (printing === undefined || out === undefined) throw new Error('LIBUSB_ERROR_NOT_FOUND: no interface that prints');
  if (printing.isKernelDriverActive()) printing.detachKernelDriver();
  printing.claim();
  return { out, in: printing.endpoints.find(({ direction }) => direction === 'in') ?? null };
};

/** All devices on the bus are kept in hand: the module fails where it meets one that was just collected as garbage. */
let onBus: Device[] = [];
const printersOnBus = ({ usb, Adapter }: Loaded): Device[] => {
  onBus = usb.getDeviceList();
  return Adapter.findPrinter().filter((device) => onBus.includes(device));
};

/** The system's USB printers. Nothing is loaded before it is asked. */
export const createUsb = () => {
  let module: Loaded | null = null;
  const held = new Map<Device, Pick<FoundPrinter, 'serial' | 'name'>>();

  const loaded = () => {
    module ??= load();
    return module;
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: a device that two ask for at once would be closed twice, which ends the whole process. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.then(task);
    last = turn.catch(() => null);
    return turn;
  };

  const claim = async (
    usable: Loaded,
    device: Device,
    said: Pick<FoundPrinter, 'serial' | 'name'>,
  ): Promise<ClaimedUsb> => {
    held.set(device, said);
    try {
      await openThrough(usable, device);
      const endpoints = claimPrinter(device);
      const release = () => inTurn(() => giveBack(device).finally(() => held.delete(device)));
      return { ...endpoints, release };
    } catch (error) {
      // Closing what was never opened ends the whole process
      if (device.interfaces) await giveBack(device);
      held.delete(device);
      throw error;
    }
  };

  /** Tries the devices of this make one after the other. */
  const claimOne = async (usable: Loaded, { vendorId, productId, serial }: UsbAddress): Promise<Claim> => {
    let refused: Claim = { ok: false, problem: 'unplugged', detail: 'no such printer is plugged in' };
    for (const device of printersOnBus(usable)) {
      const { idVendor, idProduct } = device.deviceDescriptor;
      if (idVendor !== vendorId || idProduct !== productId) continue;
      try {
        const said = held.get(device) ?? (await describe(device));
        if (serial !== null && said.serial !== serial) continue;
        if (held.has(device)) refused = { ok: false, problem: 'busy', detail: 'in use under another entry' };
        else return { ok: true, claimed: await claim(usable, device, said) };
      } catch (error) {
        refused = refusedFor(error);
      }
    }
    return refused;
  };

  const found = async (device: Device): Promise<FoundPrinter> => {
    const { idVendor: vendorId, idProduct: productId } = device.deviceDescriptor;
    try {
      return { vendorId, productId, ...(held.get(device) ?? (await describe(device))) };
    } catch {
      return { vendorId, productId, serial: null, name: null };
    }
  };

  return {
    /** Claims a printer for this program alone; the system's own driver comes back with `release`. */
    claim: async (address: UsbAddress): Promise<Claim> => {
      try {
        const usable = loaded();
        return await inTurn(() => claimOne(usable, address)).catch(refusedFor);
      } catch (error) {
        return { ok: false, problem: 'noDriver', detail: String(error) };
      }
    },
    /** All printers that are plugged in; null where USB cannot be used. */
    list: async (): Promise<FoundPrinter[] | null> => {
      try {
        const usable = loaded();
        return await inTurn(async () => {
          const printers: FoundPrinter[] = [];
          for (const device of printersOnBus(usable)) printers.push(await found(device));
          return printers;
        });
      } catch {
        return null;
      }
    },
  };
};
export type UsbPrinters = ReturnType<typeof createUsb>;
