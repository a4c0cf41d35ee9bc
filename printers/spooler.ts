// The door to all printers: takes slips, has each sent at most once, and says what became of it.
import { LRUCache } from 'lru-cache';
import type { FoundPrinter, PrinterProblem, ProbeResult, SheetContent, SlipContent } from '../shared/printing';
import type { ChannelSettings, PrinterProfile, PrinterSettings } from '../shared/settings';
import { slipWordsOf } from '../shared/words/slip';
import { freeWay, type Way } from './channels/channel';
import { openDeviceFile } from './channels/deviceFile';
import { openTcp } from './channels/tcp';
import { usbWay } from './channels/usb';
import { createUsb } from './channels/usbDevice';
import { createVirtualPrinter, type VirtualPrinter } from './channels/virtual';
import type { Paper, SlipResult } from './conversation/job';
import { probe } from './conversation/probe';
import { createLine, type Line, type Log } from './line';
import { encodeSlip } from './slip/encoder';
import { drawSlip } from './slip/picture';
import { sheetParts } from './slip/sheet';
import { slipParts, trialParts } from './slip/ticket';

export type SpoolerParts = {
  printers: PrinterSettings[];
  log: Log;
  /** Stores durably that the slip is being sent; false when it must no longer be sent. */
  beforeSend: (slipId: string) => Promise<boolean>;
  onResult: (slipId: string, result: SlipResult) => void;
  /** On change only, gravest first; an empty list is a printer that is ready. */
  onCondition: (printerId: string, problems: PrinterProblem[]) => void;
};

export type SlipOrder = {
  slipId: string;
  printerId: string;
  /** A sheet is what somebody takes home (W16). */
  content: SlipContent | SheetContent;
  /** A trial says besides how the printer is set up. */
  purpose: 'visit' | 'trial';
};

export type Spooler = {
  /** Sends the slip in its turn, once; every call is answered by one `onResult`, `notSent` for an unknown printer. */
  print(order: SlipOrder): void;
  /** Before the program began, a slip was broken off on this printer: the next one is kept apart from what hangs there. */
  expectTorso(printerId: string): void;
  /** Takes other printers into use; those that stay as they are notice nothing. */
  configure(printers: PrinterSettings[]): void;
  /** The slip as the virtual printer printed it, an SVG; null when it did not, or long ago. */
  picture(slipId: string): string | null;
  /** How a slip would come out, an SVG: the same bytes, drawn. */
  preview(content: SlipContent, profile: PrinterProfile): string;
  /** What a printer answers, whether it is in use here or not yet. Takes its turn among the slips. */
  probe(channel: ChannelSettings): Promise<ProbeResult>;
  /** The USB printers that are plugged in; null where USB cannot be used. */
  findUsb(): Promise<FoundPrinter[] | null>;
  /** The virtual printer behind an id, to make something wrong with it; null for others. */
  virtual(printerId: string): VirtualPrinter | null;
  /** Slips still waiting end as `notSent`. After it no timer and no connection is left. */
  close(): Promise<void>;
};

const MOST_PICTURES = 50;

/** The same key is the same physical printer, however often it stands in the settings. */
const keyOf = (id: string, channel: ChannelSettings) => {
  switch (channel.kind) {
    case 'virtual':
      return `virtual ${id}`;
    case 'network':
      return `network ${channel.host.toLowerCase()}:${channel.port}`;
    case 'deviceFile':
      return `file ${channel.path}`;
    case 'usb':
      return `usb ${channel.vendorId}:${channel.productId}:${channel.serial ?? ''}`;
  }
};

type Device = {
  line: Line;
  /** The settings it was made from. */
  made: string;
  ids: string[];
  condition: PrinterProblem[] | null;
};

const encode = (content: SlipContent | SheetContent, profile: PrinterProfile, purpose: SlipOrder['purpose']) => {
  const words = slipWordsOf(content.language, content.ticketWord);
  if ('kind' in content) return encodeSlip(sheetParts(content, words), profile);
  return encodeSlip(
    [...slipParts(content, words), ...(purpose === 'trial' ? trialParts(profile, words) : [])],
    profile,
  );
};

/** Starts watching all printers at once. */
export const createSpooler = (parts: SpoolerParts): Spooler => {
  const { log } = parts;
  let printers = new Map<string, PrinterSettings>();
  const devices = new Map<string, Device>();
  const virtuals = new Map<string, VirtualPrinter>();
  const pictures = new LRUCache<string, { bytes: Buffer; profile: PrinterProfile }>({ max: MOST_PICTURES });
  const leaving = new Map<string, Promise<void>>();
  const papers = new Map<string, Paper>();
  const usb = createUsb();

  const guarded = (told: () => void) => {
    try {
      told();
    } catch (error) {
      log.error({ error }, 'a listener of the spooler failed');
    }
  };

  const finish = (slipId: string, result: SlipResult) => guarded(() => parts.onResult(slipId, result));

  const beforeSend = async (slipId: string, ids: readonly string[]) => {
    try {
      for (const id of ids) virtuals.get(id)?.name(slipId);
      return await parts.beforeSend(slipId);
    } catch (error) {
      log.error({ error, slipId }, 'a slip could not be marked as being sent');
      return false;
    }
  };

  const keepPicture = (printerId: string) => (slipId: string, bytes: Buffer) => {
    const profile = printers.get(printerId)?.profile;
    if (profile !== undefined) pictures.set(slipId, { bytes, profile });
  };

  const virtualOf = (id: string) => {
    const virtual = virtuals.get(id) ?? createVirtualPrinter(keepPicture(id));
    virtuals.set(id, virtual);
    return virtual;
  };

  const wayTo = ({ id, channel }: Pick<PrinterSettings, 'id' | 'channel'>): Way => {
    switch (channel.kind) {
      case 'virtual':
        return freeWay(virtualOf(id).open);
      case 'network':
        return freeWay(openTcp(channel));
      case 'deviceFile':
        return freeWay(openDeviceFile(channel));
      case 'usb':
        return usbWay(usb, channel);
    }
  };

  const paperIn = (key: string): Paper => {
    const paper = papers.get(key) ?? { hasTorso: false };
    papers.set(key, paper);
    return paper;
  };

  const createDevice = (key: string, made: string, printer: PrinterSettings): Device => {
    const device: Omit<Device, 'line'> = { made, ids: [], condition: null };
    const line = createLine({
      way: wayTo(printer),
      profile: printer.profile,
      paper: paperIn(key),
      log,
      free: leaving.get(key) ?? Promise.resolve(),
      beforeSend: (slipId) => beforeSend(slipId, device.ids),
      onResult: finish,
      onCondition: (problems) => {
        device.condition = problems;
        for (const id of device.ids) guarded(() => parts.onCondition(id, problems));
      },
    });
    return Object.assign(device, { line });
  };

  const remove = (key: string, device: Device) => {
    devices.delete(key);
    device.ids = [];
    const left = Promise.all([leaving.get(key), device.line.close()]).then(() => {
      if (leaving.get(key) === left) leaving.delete(key);
    });
    leaving.set(key, left);
  };

  const configure = (next: PrinterSettings[]) => {
    printers = new Map(next.map((printer) => [printer.id, printer]));
    const groups = new Map<string, PrinterSettings[]>();
    for (const printer of next) {
      const key = keyOf(printer.id, printer.channel);
      groups.set(key, [...(groups.get(key) ?? []), printer]);
    }
    for (const [key, device] of devices) {
      const made = JSON.stringify(groups.get(key)?.map(({ channel, profile }) => [channel, profile]));
      if (device.made !== made) remove(key, device);
    }
    for (const [key, [first, ...others]] of groups) {
      if (first === undefined) continue;
      const made = JSON.stringify([first, ...others].map(({ channel, profile }) => [channel, profile]));
      const device = devices.get(key) ?? createDevice(key, made, first);
      devices.set(key, device);
      device.ids = [first, ...others].map(({ id }) => id);
    }
  };

  const print = ({ slipId, printerId, content, purpose }: SlipOrder) => {
    const printer = printers.get(printerId);
    const line = printer && devices.get(keyOf(printerId, printer.channel))?.line;
    if (printer === undefined || line === undefined) return finish(slipId, { state: 'notSent', problem: null });
    const { profile } = printer;
    line.print({ slipId, profile, encode: () => encode(content, profile, purpose) });
  };

  const probeChannel = async (channel: ChannelSettings): Promise<ProbeResult> => {
    const line = devices.get(keyOf('', channel))?.line;
    if (line) return new Promise((resolve) => line.borrow((open) => probe(open).then(resolve)));
    const way = wayTo({ id: '', channel });
    const result = await probe(way.open);
    await way.leave();
    return result;
  };

  const expectTorso = (printerId: string) => {
    const printer = printers.get(printerId);
    if (printer !== undefined) paperIn(keyOf(printerId, printer.channel)).hasTorso = true;
  };

  configure(parts.printers);
  return {
    print,
    expectTorso,
    configure,
    picture: (slipId) => {
      const kept = pictures.get(slipId);
      return kept === undefined ? null : drawSlip(kept.bytes, kept.profile);
    },
    preview: (content, profile) => drawSlip(encode(content, profile, 'visit'), profile),
    probe: probeChannel,
    findUsb: usb.list,
    virtual: (printerId) => virtuals.get(printerId) ?? null,
    close: async () => {
      printers = new Map();
      for (const [key, device] of devices) remove(key, device);
      await Promise.all(leaving.values());
    },
  };
};
