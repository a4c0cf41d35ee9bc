// How each event changes the day. The one place that knows it.
import { type StoredEvent, stationOf } from '../../../shared/events';
import type { VisitState } from '../../../shared/protocol';
import { afterAct, beforeAct, undo } from './acts';
import { errandOf } from './comingBack';
import { type Day, isPresent, type Visit } from './day';
import { foldEmergency, foldKiosk } from './emergency';
import { announce, remember, served } from './latest';
import { foldMessage, foldMove } from './messages';
import { arrive, comeIn, foldHome, known, move, visitOf } from './moving/moving';
import { foldPaper } from './moving/paper';
import { keepSlip } from './moving/slips';
import { addVisit, keepsOrder, notedOf, stepOut } from './place';
import { shift } from './shift';

/**
 * Folds one event into the day, which it changes and returns (decision 0005).
 * Throws when the event does not fit the day: such an event is never stored.
 */
export const evolve = (day: Day, stored: StoredEvent): Day => {
  if (stored.version !== day.version + 1) throw new Error(`event ${stored.version} after ${day.version}`);
  day.version = stored.version;
  day.lastAt = stored.at;
  if (!keepsOrder(stored.event)) day.reordered = stored.version;
  const before = beforeAct(day, stored);
  fold(day, stored);
  afterAct(day, stored, before);
  return day;
};

const fold = (day: Day, stored: StoredEvent): Day => {
  const { event, at, by, version } = stored;
  switch (event.type) {
    case 'dayOpened':
      day.state = 'open';
      day.endedByClosing = [];
      day.locks = new Map(Object.entries(event.locks));
      day.printers = new Map(Object.entries(event.printers));
      return day;
    case 'dayExtended':
      day.extendedTo = event.endsAt;
      return day;
    case 'appointmentUnfit':
    case 'appointmentConfirmed':
    case 'appointmentKept':
      Object.assign(visitOf(day, event.visitId), notedOf(event));
      return day;
    case 'dayClosed':
      day.state = 'closed';
      day.messages.clear();
      day.endedByClosing = day.lastEnded.commandId === stored.commandId ? day.lastEnded.visitIds : [];
      return day;
    case 'clockLeapt':
      shift(day, event.byMs);
      return day;
    case 'ticketDrawn': {
      const { visitId: id, key, serviceIds, persons, language, kioskId } = event;
      const origin = { kind: 'walkIn', state: 'waiting', slot: null } as const;
      addVisit(day, { id, key, serviceIds, persons, language, kioskId, since: at, ...origin });
      arrive(day, visitOf(day, id), event, at);
      for (const serviceId of serviceIds) day.drawn.set(serviceId, (day.drawn.get(serviceId) ?? 0) + 1);
      return day;
    }
    case 'paperBrought':
    case 'paperTakenBack':
      return foldPaper(day, event, at);
    case 'homeNumberDrawn':
    case 'homeNumberArrived':
      return foldHome(day, event, stored);
    case 'appointmentBooked': {
      const { visitId: id, key, serviceIds, persons, language, code, slotAt } = event;
      const { minutes, via, importKey, importSaid, revision } = event;
      const transferId = event.cameFrom?.transferId ?? null;
      const slot = { code, slotAt, minutes, via, importKey, importSaid, revision, transferId };
      const origin = { kind: 'appointment', state: 'booked', kioskId: null, slot } as const;
      addVisit(day, { id, key, serviceIds, persons, language, since: at, ...origin });
      if (event.holdId !== null) day.holds.delete(event.holdId);
      return day;
    }
    case 'appointmentCancelled': {
      const visit = visitOf(day, event.visitId);
      visit.revision += 1;
      visit.cancelledBy = by.kind;
      visit.freeAt = event.freeAt;
      visit.movedTo = event.movedTo;
      if (event.there !== undefined) visit.elsewhere = { is: 'there', there: event.there };
      visit.unfit = null;
      visit.wasAt = null;
      move(day, visit, 'cancelled', at);
      return day;
    }
    case 'appointmentOffered': {
      const { type: _, visitId, ...asked } = event;
      visitOf(day, visitId).elsewhere = { is: 'asked', ...asked, since: at };
      return day;
    }
    case 'appointmentStayed':
      visitOf(day, event.visitId).elsewhere = null;
      return day;
    case 'slotHeld': {
      const { holdId: id, slotAt, minutes, until, freeAt } = event;
      for (const hold of day.holds.values()) if (hold.freeAt <= at) day.holds.delete(hold.id);
      day.holds.set(id, { id, slotAt, minutes, until, freeAt });
      return day;
    }
    case 'slotReturned': {
      const hold = known(day.holds.get(event.holdId), event.holdId);
      hold.until = at;
      hold.freeAt = event.freeAt;
      return day;
    }
    case 'appointmentCheckedIn': {
      const visit = visitOf(day, event.visitId);
      comeIn(day, visit, event);
      arrive(day, visit, event, at);
      return day;
    }
    case 'ticketCalled': {
      const visit = visitOf(day, event.visitId);
      const { serviceIds, onlyCounterId } = visit;
      const due = event.why.rule === 'due' || event.why.rule === 'forgotten';
      // Who is called back, was raised or is called past the order takes no turn of it, and so ends no run in it.
      const inOrder = !['back', 'raised', 'outOfOrder'].includes(event.why.rule);
      const [{ line, counterId }, isErrand] = [event, event.why.rule === 'errand'];
      if (inOrder) remember(day.pastCalls, { version, serviceIds, onlyCounterId, due, line, counterId, isErrand });
      move(day, visit, 'called', at);
      visit.errand = null;
      visit.counterId = event.counterId;
      visit.calledAt ??= at;
      visit.why = event.why;
      visit.called = [...visit.called, { at, counterId, why: event.why, passed: event.passed ?? [] }];
      visit.raisedAt = null;
      visit.calls = 0;
      visit.onlyCounterId = null;
      known(day.counters.get(event.counterId), event.counterId).visitId = visit.id;
      announce(day, visit, event.counterId, at);
      return day;
    }
    case 'ticketCalledAgain':
      announce(day, visitOf(day, event.visitId), event.counterId, at);
      return day;
    case 'serviceBegan': {
      const visit = visitOf(day, event.visitId);
      visit.wayMs = at - visit.since;
      visit.beganAt = at;
      move(day, visit, 'serving', at);
      return day;
    }
    case 'visitFinished':
      served(day, visitOf(day, event.visitId), at);
      move(day, visitOf(day, event.visitId), 'done', at);
      day.served.set(event.counterId, (day.served.get(event.counterId) ?? 0) + 1);
      return day;
    case 'workNoted':
      visitOf(day, event.visitId).work = event.work;
      return day;
    case 'visitChanged':
      Object.assign(visitOf(day, event.visitId), { serviceIds: event.serviceIds, persons: event.persons });
      return day;
    case 'visitMissed':
      end(day, event.visitId, 'missed', stored);
      return day;
    case 'visitParked':
      move(day, visitOf(day, event.visitId), 'parked', at).errand = errandOf(event);
      return day;
    case 'visitReportedBack': {
      const visit = visitOf(day, event.visitId);
      visit.errand &&= { ...visit.errand, backAt: at };
      move(day, visit, 'waiting', at);
      return day;
    }
    case 'visitReturned':
      comeBack(day, visitOf(day, event.visitId), at);
      return day;
    case 'visitHandedOn': {
      const visit = visitOf(day, event.visitId);
      const since = visit.state === 'waiting' ? visit.since : at;
      stepOut(day, visit);
      visit.serviceIds = event.serviceIds;
      visit.onlyCounterId = event.onlyCounterId;
      visit.errand = null;
      move(day, visit, 'waiting', since);
      return day;
    }
    case 'visitLeft':
      end(day, event.visitId, 'left', stored);
      return day;
    case 'visitRaised':
      visitOf(day, event.visitId).raisedAt = at;
      return day;
    case 'admissionSet':
      day.admission = event.admission;
      return day;
    case 'counterOpened': {
      const open = day.counters.get(event.counterId);
      day.counters.set(event.counterId, {
        personId: event.personId,
        visitId: open?.visitId ?? null,
        paused: null,
        opened: version,
      });
      return day;
    }
    case 'counterClosed':
      day.counters.delete(event.counterId);
      day.acts.delete(event.counterId);
      return day;
    case 'counterPaused': {
      const counter = known(day.counters.get(event.counterId), event.counterId);
      counter.paused = { since: counter.paused?.since ?? at, until: event.until };
      return day;
    }
    case 'counterResumed':
      known(day.counters.get(event.counterId), event.counterId).paused = null;
      return day;
    case 'counterMoved':
      return foldMove(day, event);
    case 'emergencyCalled':
    case 'emergencyAcknowledged':
    case 'emergencyEnded':
      return foldEmergency(day, event, stored);
    case 'messageSent':
    case 'messageRead':
      return foldMessage(day, event, stored);
    case 'actUndone':
      undo(day, event, at);
      return day;
    case 'kioskLocked':
    case 'kioskUnlocked':
    case 'helpCalled':
    case 'helpTaken':
      return foldKiosk(day, event, stored);
    case 'slipQueued': {
      const { slipId: id, visitId, kioskId, printerId, copy } = event;
      const queuedAt = day.slips.get(id)?.queuedAt ?? at;
      const fresh = { state: 'queued', problem: null, settled: false } as const;
      return keepSlip(day, { id, visitId, kioskId, printerId, copy, queuedAt, ...fresh });
    }
    case 'slipReported': {
      const { state, problem } = event;
      return keepSlip(day, Object.assign(known(day.slips.get(event.slipId), event.slipId), { state, problem }));
    }
    case 'slipSettled':
      return keepSlip(day, Object.assign(known(day.slips.get(event.slipId), event.slipId), { settled: true }));
    case 'printerReported':
      day.printers.set(event.printerId, event.problems);
      day.acknowledged.delete(event.printerId);
      remember(day.conditions, { printerId: event.printerId, at, problems: event.problems });
      return day;
    case 'alarmAcknowledged':
      day.acknowledged.set(event.printerId, stationOf(by, 'counter'));
      return day;
  }
};

const end = (day: Day, visitId: string, state: VisitState, { at, commandId }: StoredEvent) => {
  move(day, visitOf(day, visitId), state, at);
  if (day.lastEnded.commandId !== commandId) day.lastEnded = { commandId, visitIds: [] };
  day.lastEnded.visitIds.push(visitId);
};

/** Back to the line at its original position; an appointment that has not checked in is expected again. */
const comeBack = (day: Day, visit: Visit, at: number) => {
  if (visit.number !== null) day.numbersInUse.add(visit.number);
  // F7: who was never called stands before others once more.
  if (visit.state === 'left') visit.restoredAt = at;
  visit.errand = null;
  move(day, visit, isPresent(visit) ? 'waiting' : 'booked', at);
};
