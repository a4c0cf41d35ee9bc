// W16: a free appointment is booked at the kiosk itself: a time, a name, and it is on paper.
import { useState } from 'preact/hooks';
import type { BookingResult, KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import type { Ask } from '../../ui/link/link';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';
import { Booked } from './Booked';
import { Times } from './Times';
import { Who } from './Who';

export type BookingProps = {
  snapshot: Snapshot<KioskView>;
  wish: Wish;
  ask: Ask;
  onDone: () => void;
};

/** The time is somebody else's by now: another one has to be chosen. */
const GONE: readonly SpokenRefusal['code'][] = ['slotTaken', 'slotNotOffered', 'slotInThePast', 'slotTooFar'];

/** 'Anna-Lena Müller': spelled in capital letters, kept as names are written. */
const asWritten = (spelled: string): string =>
  spelled
    .trim()
    .toLowerCase()
    .replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());

export const Booking = ({ snapshot, wish, ask, onDone }: BookingProps) => {
  const { language } = useKioskWords();
  const [slotAt, setSlotAt] = useState<number | null>(null);
  const [booked, setBooked] = useState<BookingResult | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setAsking] = useState(false);
  const choose = (at: number | null) => {
    setRefusal(null);
    setSlotAt(at);
  };
  const book = async (spelled: string) => {
    if (isAsking || slotAt === null) return;
    setAsking(true);
    setRefusal(null);
    const contact = { name: asWritten(spelled), email: null, phone: null };
    const place = { kind: 'free', holdId: null } as const;
    const answer = await ask({ type: 'bookAppointment', ...wish, language, slotAt, place, contact });
    setAsking(false);
    if (answer.ok) return setBooked(answer.result);
    setRefusal(answer.refusal);
    if (GONE.includes(answer.refusal.code)) setSlotAt(null);
  };
  if (booked !== null) return <Booked {...{ snapshot, ask, booked, onDone }} />;
  if (slotAt === null) return <Times {...{ snapshot, wish, ask, refusal }} onChoose={choose} />;
  return (
    <Who
      {...{ snapshot, slotAt, refusal, isAsking }}
      onName={(name) => void book(name)}
      onOtherTime={() => choose(null)}
    />
  );
};
