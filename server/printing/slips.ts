// Slips on their way: what the day queues goes to the spooler, what the printers say comes back as commands.
import type { SlipResult } from '../../printers/conversation/job';
import { createSpooler, type Spooler } from '../../printers/spooler';
import type { StoredEvent } from '../../shared/events';
import type { ProbeResult, SheetContent, SlipContent } from '../../shared/printing';
import type { ChannelSettings, Language, PrinterProfile, Settings, SlipDesign } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { ticketWordOf } from '../../shared/words/ticketWord';
import type { Logger } from '../basics/log';
import { newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import { type Day, type Slip, slipKeyOf, type Visit } from '../queue/day/day';
import { serviceNames } from '../queue/views/parts';
import { createTrials } from './longTasks';
import { createTorsos, type TorsosParts } from './torsos';

export type SlipsParts = TorsosParts & { branch: Branch; log: Logger; ticketUrl: (key: string) => string };

const designOf = ({ logo, above, below }: SlipDesign, language: Language) => ({
  logo,
  above: above ? textOf(above, language) : '',
  below: below ? textOf(below, language) : '',
});

/** K20: where a visitor is to go who gets a slip on the way. */
const errandOf = ({ state, errand, language }: Visit): SlipContent['errand'] =>
  state !== 'parked' || errand === null
    ? null
    : { name: textOf(errand.name, language), article: errand.article, place: textOf(errand.place, language) };

const contentOf = (visit: Visit, slip: Slip, settings: Settings, url: string): SlipContent => {
  const { language, forecastGiven } = visit;
  return {
    language,
    ...designOf(settings.slip, language),
    office: settings.office.name,
    ticketWord: ticketWordOf(settings),
    number: visit.number ?? '',
    services: serviceNames(settings, visit.serviceIds).map((name) => textOf(name, language)),
    persons: visit.persons,
    at: visit.arrivedAt ?? slip.queuedAt,
    timeZone: settings.office.timeZone,
    errand: errandOf(visit),
    slotAt: visit.slotAt,
    ownTimeAt: forecastGiven?.ownTimeAt ?? null,
    peopleBefore: forecastGiven?.peopleBefore ?? null,
    forecast: forecastGiven?.forecast ?? null,
    waitingPlace: textOf(settings.waitingPlace, language),
    url,
    copy: slip.copy,
  };
};

const BEGUN: readonly Slip['state'][] = ['sending', 'printed', 'unknown'];

/** P10: the printers on which the last slip may have been broken off. */
const withTorso = (day: Day): string[] => {
  const last = new Map<string, Slip>();
  for (const slip of day.slips.values()) if (BEGUN.includes(slip.state)) last.set(slip.printerId, slip);
  return [...last.values()].filter(({ state }) => state !== 'printed').map(({ printerId }) => printerId);
};

export const createSlips = ({ branch, secrets, take, log, ticketUrl }: SlipsParts) => {
  const torsos = createTorsos({ secrets, take });
  /** Slips that try a printer and belong to nobody, and sheets: they never become part of the day. */
  const tests = createTrials<SlipResult>();
  const testEnds = new Map<string, { printerId: string; end: (result: SlipResult) => void }>();
  const probes = createTrials<ProbeResult>();
  let isClosing = false;
  /** Something came out whole behind it: nothing hangs there any more. Until then every start cuts once. */
  const forgetTorso = (printerId: string): void => {
    if (torsos.has(printerId))
      torsos.end(printerId).catch((error: unknown) => log.error({ error }, 'a torso could not be forgotten'));
  };
  /** What becomes of what is no slip of the day. */
  const endOf = (slipId: string, printerId: string): Promise<SlipResult> =>
    new Promise<SlipResult>((end) => testEnds.set(slipId, { printerId, end })).finally(() => testEnds.delete(slipId));
  const spooler: Spooler = createSpooler({
    printers: branch.settings().printers,
    log,
    beforeSend: async (slipId) => {
      const test = testEnds.get(slipId);
      if (test) return torsos.begin(test.printerId).then(() => true);
      const reply = await branch.handleOwn({ type: 'reportSlip', slipId, state: 'sending', problem: null });
      return reply.ok && branch.today().slips.get(slipId)?.state === 'sending';
    },
    onResult: (slipId, { state, problem }) => {
      // A slip that was never begun stays queued: the next start knows whether it is still young.
      if (isClosing && state === 'notSent') return;
      const test = testEnds.get(slipId);
      const printerId = test?.printerId ?? branch.today().slips.get(slipId)?.printerId;
      if (state === 'printed' && printerId !== undefined) forgetTorso(printerId);
      if (test) test.end({ state, problem });
      else void branch.handleOwn({ type: 'reportSlip', slipId, state, problem });
    },
    onCondition: (printerId, problems) => void branch.handleOwn({ type: 'reportPrinter', printerId, problems }),
  });

  const print = (day: Day, slipId: string) => {
    const slip = day.slips.get(slipId);
    const visit = slip && day.visits.get(slip.visitId);
    if (!slip || !visit || slip.state !== 'queued') return;
    const content = contentOf(visit, slip, branch.settings(), ticketUrl(slipKeyOf(visit)));
    spooler.print({ slipId, printerId: slip.printerId, content, purpose: 'visit' });
  };

  let printers = branch.settings().printers;
  branch.subscribe((events: StoredEvent[]) => {
    if (branch.settings().printers !== printers) {
      printers = branch.settings().printers;
      spooler.configure(printers);
    }
    for (const { event } of events) if (event.type === 'slipQueued') print(branch.today(), event.slipId);
  });

  return {
    /** Prints what a restart left queued, apart from what it broke off. */
    begin: (): void => {
      for (const printerId of [...withTorso(branch.today()), ...torsos.all()]) spooler.expectTorso(printerId);
      for (const slipId of branch.today().slips.keys()) print(branch.today(), slipId);
    },
    picture: spooler.picture,
    /** A test slip's id, by which a virtual printer's picture is found, and what prints it; null when there is no such printer. */
    prepareTest: (printerId: string): { slipId: string; print: () => void } | null => {
      if (!branch.settings().printers.some((printer) => printer.id === printerId)) return null;
      const slipId = newToken();
      const printTest = () => {
        tests.begin(slipId, () => endOf(slipId, printerId));
        spooler.print({ slipId, printerId, content: testContent(branch), purpose: 'trial' });
      };
      return { slipId, print: printTest };
    },
    /** W16: prints what belongs to no day; it is on paper, or nobody knows of it, and nothing is kept. */
    printSheet: (printerId: string, content: SheetContent): { slipId: string; ended: Promise<SlipResult> } => {
      const slipId = newToken();
      const ended = endOf(slipId, printerId);
      spooler.print({ slipId, printerId, content, purpose: 'visit' });
      return { slipId, ended };
    },
    /** What became of a test slip; null while nobody knows, and for one that is long over. */
    testResult: (slipId: string): Promise<SlipResult | null> => tests.result(slipId),
    /** What a printer answers; null while it is still being asked: ask again. */
    probe: (channel: ChannelSettings): Promise<ProbeResult | null> => {
      const key = JSON.stringify(channel);
      probes.begin(key, () => spooler.probe(channel));
      return probes.result(key);
    },
    findUsb: spooler.findUsb,
    /** How a slip would come out with this design, an SVG. */
    preview: (slip: SlipDesign, profile: PrinterProfile, language: Language): string =>
      spooler.preview({ ...testContent(branch), language, ...designOf(slip, language) }, profile),
    close: (): Promise<void> => {
      isClosing = true;
      return spooler.close();
    },
  };
};

export type Slips = ReturnType<typeof createSlips>;

const testContent = (branch: Branch): SlipContent => {
  const settings = branch.settings();
  return {
    language: 'de',
    ...designOf(settings.slip, 'de'),
    office: settings.office.name,
    ticketWord: ticketWordOf(settings),
    number: 'X000',
    services: ['Probedruck: Ä Ö Ü ä ö ü ß €'],
    persons: 1,
    at: branch.now(),
    timeZone: settings.office.timeZone,
    errand: null,
    slotAt: null,
    ownTimeAt: null,
    peopleBefore: 0,
    forecast: { fromMin: 15, toMin: 25 },
    waitingPlace: settings.waitingPlace.de,
    url: 'https://example.org/probedruck',
    copy: false,
  };
};
