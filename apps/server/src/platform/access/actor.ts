import type { Role } from '@jishi/contract';
import type { Scope } from '../db/tx.ts';

/** Who acts, under which grant. One request has one actor. */
export interface Actor {
  readonly kind: 'user' | 'anonymous' | 'system';
  readonly userId: number | null;
  readonly displayName: string;
  readonly role: Role | 'anonymous' | 'system';
  /** Place key; 0 where nobody is signed in. */
  readonly region: number;
  /** Organisation of the grant; null for administrators of the platform and for nobody. */
  readonly orgId: number | null;
  /** Path of that organisation; the subtree the actor may see. */
  readonly path: string | null;
  readonly memberId: number | null;
  readonly scope: Scope;
}

/** Nobody: sees nothing that is scoped. */
export const anonymousActor: Actor = {
  kind: 'anonymous',
  userId: null,
  displayName: '未登录',
  role: 'anonymous',
  region: 0,
  orgId: null,
  path: null,
  memberId: null,
  scope: { path: null },
};

/**
 * The platform itself, for jobs, imports and the command line; sees everything or one subtree.
 *
 * @param name what acts, shown in the trail (`定时任务`, `命令行`)
 */
export function systemActor(name: string, region: number, path?: string): Actor {
  return {
    kind: 'system',
    userId: null,
    displayName: name,
    role: 'system',
    region,
    orgId: null,
    path: path ?? '',
    memberId: null,
    scope: path === undefined ? { path: '', everything: true } : { path },
  };
}

/** Whether `path` lies in the actor's subtree. */
export function covers(actor: Actor, path: string): boolean {
  if (actor.scope.everything) return true;
  return actor.path !== null && actor.path !== '' && path.startsWith(actor.path);
}

/** Whether the actor acts for exactly this organisation (a branch's own record, not its superior's). */
export function actsFor(actor: Actor, orgId: number): boolean {
  return actor.kind === 'system' || actor.orgId === orgId;
}
