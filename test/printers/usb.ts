// What stands for the `usb` module in tests: behaves at its boundary as version 1.9.2 was seen to on a real kernel.
import { EventEmitter } from 'node:events';
import { createMachine, type Habits, type Machine } from './printer';

const PACKET = 64;
const HID = 3;
const PRINTER = 7;
const soon = (task: () => void) => setImmediate(task);

type Callback = (error: Error | undefined, buffer: Buffer, actual: number) => void;
type Direction = 'in' | 'out';

type Pending = {
  buffer: Buffer;
  actual: number;
  finish(error: string | null): void;
};

export type FakeSettings = {
  vendorId: number;
  productId: number;
  serial: string;
  /** Who else has it: nobody, another program, or nobody may. */
  access: 'free' | 'otherProgram' | 'forbidden';
  habits: Partial<Habits>;
  /** A scanner's or keyboard's interface stands before the printer's. */
  isComposite: boolean;
};

/** A printer on the bus, and what can be seen and done from outside. */
export type FakeUsbPrinter = {
  machine: Machine;
  unplug(): void;
  plug(): void;
  /** Whether the system's own driver has it: then /dev/usb/lp0 is there. */
  hasDeviceFile(): boolean;
  isOpen(): boolean;
};

const errorOf = (name: string) => new Error(name);

/** What a device, its interfaces and its transfers share. */
type Body = {
  settings: FakeSettings;
  isPlugged(): boolean;
  isOpen: boolean;
  pendingRequests: number;
  queues: Record<Direction, Pending[]>;
  /** Interface classes that a driver of the system has. */
  drivers: Set<number>;
  /** Moves packets between transfers and machine, as far as both are willing. */
  move(): void;
};

const createTransfer = (body: Body, direction: Direction, callback: Callback) => {
  let current: Pending | null = null;
  const submit = (buffer: Buffer) => {
    if (current) throw errorOf('Transfer is already active');
    if (!body.isOpen) throw errorOf('Device is not open');
    if (!body.isPlugged()) throw errorOf('LIBUSB_ERROR_NO_DEVICE');
    let isDone = false;
    const pending: Pending = {
      buffer,
      actual: 0,
      finish: (error) => {
        if (isDone) return;
        isDone = true;
        body.queues[direction] = body.queues[direction].filter((one) => one !== pending);
        soon(() => {
          current = null;
          body.pendingRequests -= 1;
          callback(error ? errorOf(error) : undefined, buffer, pending.actual);
        });
      },
    };
    current = pending;
    body.pendingRequests += 1;
    body.queues[direction].push(pending);
    soon(body.move);
  };
  const cancel = () => {
    const wasUnderWay = current !== null;
    current?.finish('LIBUSB_TRANSFER_CANCELLED');
    return wasUnderWay;
  };
  return { submit, cancel };
};

const createInterface = (device: object, body: Body, descriptor: { bInterfaceClass: number }) => {
  const { bInterfaceClass } = descriptor;
  const hasDriver = body.drivers.has(bInterfaceClass);
  let isClaimed = false;
  const endpoint = (direction: Direction) => ({
    direction,
    makeTransfer: (_: number, callback: Callback) => createTransfer(body, direction, callback),
  });
  const isKernelDriverActive = () => body.drivers.has(bInterfaceClass);
  const self = {
    device,
    descriptor,
    altSetting: 0,
    endpoints: bInterfaceClass === PRINTER ? [endpoint('out'), endpoint('in')] : [endpoint('in')],
    setAltSetting: (_: number, callback: (this: unknown) => void) => soon(() => callback.call(self)),
    isKernelDriverActive,
    detachKernelDriver: () => body.drivers.delete(bInterfaceClass),
    attachKernelDriver: () => {
      if (!body.isPlugged()) throw errorOf('LIBUSB_ERROR_NO_DEVICE');
      if (isClaimed) throw errorOf('LIBUSB_ERROR_BUSY');
      if (!hasDriver) throw errorOf('LIBUSB_ERROR_NOT_FOUND');
      body.drivers.add(bInterfaceClass);
    },
    claim: () => {
      if (!body.isPlugged()) throw errorOf('LIBUSB_ERROR_NO_DEVICE');
      if (body.settings.access === 'otherProgram' || isKernelDriverActive()) throw errorOf('LIBUSB_ERROR_BUSY');
      isClaimed = true;
    },
    release: (_: boolean, callback: (error: Error | undefined) => void) => {
      const error = isClaimed ? undefined : errorOf('LIBUSB_ERROR_NOT_FOUND');
      isClaimed = false;
      soon(() => callback(body.isPlugged() ? error : errorOf('LIBUSB_ERROR_NO_DEVICE')));
    },
  };
  return self;
};

type Bus = {
  isPlugged: (device: object) => boolean;
  /** The real module ends the process here. */
  abort: () => void;
};

/** As usb and escpos-usb look at it. */
type Device = {
  deviceDescriptor: Record<'idVendor' | 'idProduct' | 'iManufacturer' | 'iProduct' | 'iSerialNumber', number>;
  configDescriptor: { interfaces: { bInterfaceClass: number }[][] };
  interfaces: ReturnType<typeof createInterface>[] | null;
  open(defaultConfig?: boolean): void;
  close(): void;
  getStringDescriptor(index: number, callback: (error: Error | undefined, text?: string) => void): void;
};

const createDevice = (settings: FakeSettings, machine: Machine, bus: Bus) => {
  const classes = settings.isComposite ? [HID, PRINTER] : [PRINTER];
  let said: number[] = [];
  let isHeld = false;

  const moveOut = () => {
    const [out] = body.queues.out;
    if (out === undefined || isHeld) return;
    const packet = out.buffer.subarray(out.actual, out.actual + PACKET);
    out.actual += packet.length;
    take(Buffer.from(packet));
    if (out.actual === out.buffer.length) out.finish(null);
    soon(body.move);
  };
  const moveIn = () => {
    const [into] = body.queues.in;
    if (into === undefined || said.length === 0) return;
    into.actual = Buffer.from(said.splice(0, into.buffer.length)).copy(into.buffer);
    into.finish(null);
  };
  const body: Body = {
    settings,
    isPlugged: () => bus.isPlugged(device),
    isOpen: false,
    pendingRequests: 0,
    queues: { in: [], out: [] },
    drivers: new Set(classes),
    move: () => {
      moveOut();
      moveIn();
    },
  };
  const take = machine.serve({
    say: (bytes) => {
      said.push(...bytes);
      body.move();
    },
    hold: () => {
      isHeld = true;
    },
    goOn: () => {
      isHeld = false;
      body.move();
    },
    isCut: () => !body.isPlugged(),
    isBroken: () => false,
    reset: () => null,
  });

  const { vendorId: idVendor, productId: idProduct } = settings;
  const device: Device = {
    deviceDescriptor: { idVendor, idProduct, iManufacturer: 1, iProduct: 2, iSerialNumber: 3 },
    configDescriptor: { interfaces: classes.map((bInterfaceClass) => [{ bInterfaceClass }]) },
    interfaces: null,
    open: (defaultConfig?: boolean) => {
      if (!body.isPlugged()) throw errorOf('LIBUSB_ERROR_NO_DEVICE');
      if (settings.access === 'forbidden') throw errorOf('LIBUSB_ERROR_ACCESS');
      body.isOpen = true;
      if (defaultConfig === false) return;
      device.interfaces = classes.map((bInterfaceClass) => createInterface(device, body, { bInterfaceClass }));
    },
    close: () => {
      if (!body.isOpen) bus.abort();
      if (body.pendingRequests > 0) throw errorOf("Can't close device with a pending request");
      body.isOpen = false;
      device.interfaces = null;
    },
    getStringDescriptor: (index: number, callback: (error: Error | undefined, text?: string) => void) => {
      if (!body.isOpen) throw errorOf('Device is not open');
      body.pendingRequests += 1;
      soon(() => {
        body.pendingRequests -= 1;
        const text = ['', 'EPSON', 'TM-T20III', settings.serial][index] ?? '';
        if (body.isPlugged()) callback(undefined, text);
        else callback(errorOf('LIBUSB_TRANSFER_NO_DEVICE'));
      });
    },
  };
  return {
    device,
    hasDeviceFile: () => body.isPlugged() && body.drivers.has(PRINTER),
    isOpen: () => body.isOpen,
    lose: () => {
      for (const one of [...body.queues.in, ...body.queues.out]) one.finish('LIBUSB_TRANSFER_NO_DEVICE');
      said = [];
    },
  };
};

/** A bus without anything on it. */
export const createFakeBus = () => {
  const events = new EventEmitter();
  const plugged = new Set<object>();
  let aborts = 0;
  const bus: Bus = {
    isPlugged: (device) => plugged.has(device),
    abort: () => {
      aborts += 1;
    },
  };

  const usb = {
    on: events.on.bind(events),
    removeAllListeners: (event: string) => events.removeAllListeners(event),
    getDeviceList: () => [...plugged],
  };

  const add = (settings: Partial<FakeSettings> = {}): FakeUsbPrinter => {
    const whole: FakeSettings = {
      vendorId: 0x04b8,
      productId: 0x0e15,
      serial: 'X1',
      access: 'free',
      habits: {},
      isComposite: false,
      ...settings,
    };
    const machine = createMachine(whole.habits);
    let one = createDevice(whole, machine, bus);
    plugged.add(one.device);
    return {
      machine,
      unplug: () => {
        plugged.delete(one.device);
        one.lose();
        events.emit('detach', one.device);
      },
      plug: () => {
        one = createDevice(whole, machine, bus);
        plugged.add(one.device);
        events.emit('attach', one.device);
      },
      hasDeviceFile: () => one.hasDeviceFile(),
      isOpen: () => one.isOpen(),
    };
  };

  return {
    /** What is put in place of the module. */
    usb,
    add,
    /** How often the real module would have ended the process. */
    aborts: () => aborts,
    /** Listeners that would keep the process from ending. */
    listeners: () => events.listenerCount('detach') + events.listenerCount('attach'),
    clear: () => {
      plugged.clear();
      aborts = 0;
    },
  };
};
