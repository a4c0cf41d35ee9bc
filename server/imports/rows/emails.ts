// An e-mail address as calendars write it.
import { emailSchema } from '../../../shared/contacts';

/** Null when it is none. */
export const emailIn = (value: string): string | null => {
  const address = emailSchema.safeParse(value.replace(/^mailto:/i, ''));
  return address.success ? address.data : null;
};
