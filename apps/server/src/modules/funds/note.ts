import type { Actor } from '../../platform/access/actor.ts';
import type { Audit } from '../../platform/audit/append.ts';
import type { Tx } from '../../platform/db/tx.ts';

/** What the trail has to know of a record of money. */
interface Noted {
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly region: number;
}

/** Notes acts on one kind of record of money in the trail, each with its facts and the rules it stands on. */
export const noteOn =
  (audit: Audit, subjectKind: string) =>
  (tx: Tx, actor: Actor, action: string, row: Noted, facts: object, ruleIds: readonly string[] = []): Promise<void> =>
    audit.append(tx, actor, {
      action,
      subjectKind,
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { ...facts },
      ruleIds,
    });
