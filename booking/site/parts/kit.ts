// What the booking site uses of the kit, each from its own file: all of it together brings along what only others need.
export { Alert } from '../../../ui/kit/Alert';
export { Button } from '../../../ui/kit/Button';
export { Field } from '../../../ui/kit/Field';
export { Icon } from '../../../ui/kit/Icon';
export { Said, SaidIn, SaidItems } from '../../../ui/kit/Said';
export { StatusText } from '../../../ui/kit/StatusText';
