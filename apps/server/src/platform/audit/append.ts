import sql from 'sql-template-tag';
import type { Actor } from '../access/actor.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/tx.ts';
import type { Ids } from '../ids.ts';

/** What happened, in the words of the permission that allowed it. */
export interface AuditEntry {
  /** `noun.kebab-verb`, as a rule the permission of the route. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId?: number | null;
  /** Organisation the change belongs to; its path decides who may read the entry. */
  readonly orgId?: number | null;
  readonly path?: string | null;
  /** Place key where the actor has none (system work, tokens). */
  readonly region?: number;
  /** Old and new values; never personal identifiers, never a choice of a secret act. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly ruleIds?: readonly string[];
  readonly definitionHash?: string | null;
  /** Entries of the closed path: kept, but outside ordinary views. */
  readonly sealed?: boolean;
}

/** The trail: appended in the transaction of the change. */
export interface Audit {
  append(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void>;
}

/** @param wakeSealer called after each commit that appended */
export function createAudit(ids: Ids, clock: Clock, wakeSealer: () => void): Audit {
  return {
    async append(tx, actor, entry) {
      const region = entry.region ?? actor.region;
      const id = await ids.next(tx, region);
      if (tx.auditCount === 0) tx.afterCommit(wakeSealer);
      tx.auditCount += 1;
      // Nobody waits for the entry; it travels with the next statement, and without it nothing is committed.
      tx.post(sql`with event as (
        insert into audit_event (region, id, at, user_id, actor_name, role, action, subject_kind, subject_id,
          org_id, path, sealed, facts, rule_ids, definition_hash)
        values (${region}, ${id}, ${clock.now()}, ${actor.userId}, ${actor.displayName}, ${actor.role},
          ${entry.action}, ${entry.subjectKind}, ${entry.subjectId ?? null}, ${entry.orgId ?? actor.orgId},
          ${entry.path ?? actor.path ?? ''}, ${entry.sealed ?? false}, ${JSON.stringify(entry.facts ?? {})},
          ${entry.ruleIds ?? []}, ${entry.definitionHash ?? null}))
        insert into audit_unsealed (region, event_id) values (${region}, ${id})`);
    },
  };
}
