// What the ticket page uses of the kit, each from its own file: all of it together brings along what only others need (W6).
export { Alert } from '../../ui/kit/Alert';
export { Button } from '../../ui/kit/Button';
export { Dialog } from '../../ui/kit/Dialog';
export { Field } from '../../ui/kit/Field';
export { Icon } from '../../ui/kit/Icon';
export { OfflineBanner } from '../../ui/kit/OfflineBanner';
export { Said, SaidIn, SaidItems } from '../../ui/kit/Said';
export { TicketNumber } from '../../ui/kit/TicketNumber';
