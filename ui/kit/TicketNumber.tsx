// A ticket number, set so that it is read at a glance and spoken letter by letter.

/** 'A042' with its letter apart from its digits. */
export const TicketNumber = ({ number }: { number: string }) => (
  <span class="wm-number">
    <span class="wm-number__letter">{number.slice(0, 1)}</span>
    {number.slice(1)}
  </span>
);
