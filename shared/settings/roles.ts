// The office's roles: sets of rights under a name.
import { z } from 'zod';
import { RIGHTS, SUPERVISOR } from '../rights';
import { firstTwice, idSchema } from './basics';

export const officeRoleSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  rights: z.array(z.enum(RIGHTS)).max(RIGHTS.length),
});
export type OfficeRole = z.infer<typeof officeRoleSchema>;

export const rolesSchema = z
  .array(officeRoleSchema)
  .max(20)
  .superRefine((roles, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const namedTwice = firstTwice(roles.map(({ name }) => name));
    if (namedTwice !== null) refuse([namedTwice, 'name'], 'a name stands twice');
    roles.forEach(({ rights }, i) => {
      if (firstTwice(rights) !== null) refuse([i, 'rights'], 'a right stands twice');
    });
    const place = roles.findIndex(({ id }) => id === SUPERVISOR);
    if (place < 0) refuse([], 'the role with every right is missing');
    else if (!RIGHTS.every((right) => roles[place]?.rights.includes(right)))
      refuse([place, 'rights'], 'this role has every right');
  });

/** What an office begins with, to be changed as it likes. */
export const DEFAULT_ROLES: OfficeRole[] = [
  { id: SUPERVISOR, name: 'Leitung', rights: [...RIGHTS] },
  { id: 'clerk', name: 'Sachbearbeitung', rights: ['serve', 'raise', 'readNames', 'manageAppointments'] },
  {
    ...{ id: 'frontdesk', name: 'Empfang' },
    rights: ['serve', 'admit', 'lockKiosks', 'raise', 'callOutOfOrder', 'readNames', 'manageAppointments'],
  },
  { id: 'reporting', name: 'Auswertung', rights: ['seeFigures'] },
  { id: 'technician', name: 'Technik', rights: ['manageDevices', 'operate'] },
];
