import type { Role } from '@jishi/contract';

/** 三员: they run the platform, hold no data scope, and no other role beside. */
export const administratorRoles = ['system-admin', 'security-admin', 'auditor'] as const satisfies readonly Role[];

/** Whether a role is one of the three administrators. */
export function isAdministratorRole(role: Role): boolean {
  return (administratorRoles as readonly Role[]).includes(role);
}

const branchKinds = ['621', '631', '632', '921', '931', '932'];
const committeeKinds = ['611', '612', '621', '911', '921'];

const kindsByRole: Readonly<Record<Role, readonly string[]>> = {
  'county-department': ['county'],
  'township-secretary': committeeKinds,
  'township-organiser': committeeKinds,
  'branch-secretary': branchKinds,
  'branch-committee': branchKinds,
  member: branchKinds,
  // 纪检机关: reads the closed path alone.
  'discipline-office': ['county'],
  'system-admin': [],
  'security-admin': [],
  auditor: [],
};

/** Whether a role exists in an organisation of this kind (general branches work both as a branch and as a superior). */
export function roleFitsOrg(role: Role, orgKind: string): boolean {
  return kindsByRole[role].includes(orgKind);
}
