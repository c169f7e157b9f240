import type { Role } from '@jishi/contract';

/** Roles in the order in which they are offered. */
export const roleIds: readonly Role[] = [
  'branch-secretary',
  'branch-committee',
  'member',
  'township-secretary',
  'township-organiser',
  'county-department',
  'discipline-office',
  'system-admin',
  'security-admin',
  'auditor',
];

/** Roles without organisation: the three administrators. */
export const rolesWithoutOrg: ReadonlySet<string> = new Set<Role>(['system-admin', 'security-admin', 'auditor']);
