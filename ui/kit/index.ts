// The few components that screens share.
export { Alert } from './Alert';
export { Button, type ButtonProps } from './Button';
export { Clock } from './Clock';
export { Demonstration } from './Demonstration';
export { Confirm, Dialog } from './Dialog';
export { Checkbox, Field, FieldFrame, Select } from './Field';
export { Icon } from './Icon';
export { LanguageSwitch } from './LanguageSwitch';
export { OfflineBanner } from './OfflineBanner';
export { Qr } from './Qr';
export { Around, HERE, langOf, Said, SaidAs, SaidIn, SaidItems, SaidList } from './Said';
export { StatusText } from './StatusText';
export { TicketNumber } from './TicketNumber';
