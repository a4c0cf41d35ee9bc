// W10: services under their groups, in the order in which these first come.
import type { KioskService } from '../../shared/protocol';
import type { Text } from '../../shared/settings';

export type ServiceGroup = {
  /** The German name; empty for what has no group. */
  id: string;
  name: Text | null;
  services: KioskService[];
};

export const groupsOf = (services: readonly KioskService[]): ServiceGroup[] => {
  const groups = new Map<string, ServiceGroup>();
  for (const service of services) {
    const id = service.group?.de ?? '';
    const group = groups.get(id) ?? { id, name: service.group, services: [] };
    group.services.push(service);
    groups.set(id, group);
  }
  // What has no group comes last.
  return [...groups.values()].sort((one, other) => Number(one.id === '') - Number(other.id === ''));
};
