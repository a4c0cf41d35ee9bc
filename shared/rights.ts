// K5, S21: what somebody of the staff may do, and roles, which are sets of it. A device says where, the person says who.

/** In the order in which they are shown: the day's work, what is known of visitors, the office, its people and machines. */
export const RIGHTS = [
  'serve',
  'admit',
  'lockKiosks',
  'raise',
  'callOutOfOrder',
  'readNames',
  'manageAppointments',
  'seeFigures',
  'seeFiguresPerClerk',
  'seeAudit',
  'changeSettings',
  'managePeople',
  'manageDevices',
  'operate',
  'protectData',
] as const;
export type Right = (typeof RIGHTS)[number];

/** The role that has every right, and that somebody has at any time, so that no office locks itself out. */
export const SUPERVISOR = 'supervisor';

/** The rights of somebody who has these roles; ids of roles that are gone give none. */
export const rightsOf = (
  roles: readonly { id: string; rights: readonly Right[] }[],
  roleIds: readonly string[],
): Right[] => {
  const had = roles.filter(({ id }) => roleIds.includes(id));
  return RIGHTS.filter((right) => had.some(({ rights }) => rights.includes(right)));
};
