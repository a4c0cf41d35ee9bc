// Types of what is used of usb 1.9.2 and escpos-usb 3.0.0-alpha.4 as npm has them; neither brings any.
declare module 'usb' {
  export type Transfer = {
    /** The buffer is the transfer's until its callback. Throws when the device is gone. */
    submit(buffer: Buffer): Transfer;
    /** The callback still comes, with the bytes that were transferred until then. */
    cancel(): boolean;
  };
  export type Endpoint = {
    direction: 'in' | 'out';
    makeTransfer(timeoutMs: 0, callback: (error: Error | undefined, buffer: Buffer, actual: number) => void): Transfer;
  };
  export type Interface = {
    descriptor: { bInterfaceClass: number };
    endpoints: Endpoint[];
    isKernelDriverActive(): boolean;
    detachKernelDriver(): void;
    attachKernelDriver(): void;
    claim(): void;
    release(closeEndpoints: boolean, callback: (error: Error | undefined) => void): void;
  };
  export type Device = {
    deviceDescriptor: {
      idVendor: number;
      idProduct: number;
      iManufacturer: number;
      iProduct: number;
      iSerialNumber: number;
    };
    /** Null while the device is not open. */
    interfaces: Interface[] | null;
    /** With false no interfaces are made ready. Throws without permission. */
    open(defaultConfig?: false): void;
    /** Ends the whole process when the device is not open; throws while a transfer is under way. */
    close(): void;
    getStringDescriptor(index: number, callback: (error: Error | undefined, text?: string) => void): void;
  };
  export type Usb = {
    getDeviceList(): Device[];
    removeAllListeners(event: 'detach'): void;
  };
}

declare module 'escpos-usb' {
  import type { Device } from 'usb';

  type Adapter = {
    /** Throws without permission; the callback may come once for every interface. */
    open(callback: (error: Error | null | undefined) => void): void;
  };
  export type AdapterConstructor = {
    new (device: Device): Adapter;
    /** Devices of the printer class, of every kind. */
    findPrinter(): Device[];
  };
}
