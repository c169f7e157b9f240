import { openPermissions, type Role } from '@jishi/contract';
import type { Actor } from './actor.ts';

/** A permission as its module declares it: names and the roles that hold it. */
export interface PermissionDefinition {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly roles: readonly Role[];
}

/** All permissions of the platform, built from the manifests. */
export interface Permissions {
  /** Whether a role holds a permission. Unknown permissions are held by nobody. */
  allows(actor: Actor, permission: string): boolean;
  /** Permissions of a role, for the interface. */
  of(role: string): readonly string[];
  readonly all: ReadonlyMap<string, PermissionDefinition>;
}

/** @throws when two modules declare the same permission */
export function createPermissions(declared: readonly Readonly<Record<string, PermissionDefinition>>[]): Permissions {
  const all = new Map<string, PermissionDefinition>();
  for (const group of declared) {
    for (const [id, definition] of Object.entries(group)) {
      if (all.has(id)) throw new Error(`permission ${id} is declared twice`);
      all.set(id, definition);
    }
  }
  const byRole = new Map<string, Set<string>>();
  for (const [id, { roles }] of all) {
    for (const role of roles) {
      const held = byRole.get(role) ?? new Set<string>();
      byRole.set(role, held.add(id));
    }
  }
  return {
    all,
    allows(actor, permission) {
      if (permission === 'public' || permission === 'token') return true;
      if (permission === 'signed-in') return actor.kind === 'user';
      if (actor.kind === 'system') return true;
      return byRole.get(actor.role)?.has(permission) ?? false;
    },
    of: (role) => [...(byRole.get(role) ?? [])].sort(),
  };
}

/** Whether a permission is one of the open kinds that no role needs to hold. */
export function isOpenPermission(permission: string): boolean {
  return (openPermissions as readonly string[]).includes(permission);
}
