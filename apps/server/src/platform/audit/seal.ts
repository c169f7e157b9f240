import { createHash } from 'node:crypto';
import sql, { join } from 'sql-template-tag';
import { canonicalJson } from '@jishi/domain';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';

/** Columns of an event that the hash covers. */
export interface SealedEvent {
  readonly region: number;
  readonly id: number;
  readonly at: Date;
  readonly user_id: number | null;
  readonly actor_name: string;
  readonly role: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: number | null;
  readonly org_id: number | null;
  readonly path: string;
  readonly sealed: boolean;
  readonly facts: unknown;
  readonly rule_ids: readonly string[];
  readonly definition_hash: string | null;
}

/** Hash of the first link. */
export const chainStart = '0'.repeat(64);

/** Hash of one link: SHA-256 over the link before and the event in canonical form. */
export function linkHash(previous: string, event: SealedEvent): string {
  const body = canonicalJson({ ...event, at: event.at.toISOString() });
  return createHash('sha256').update(previous).update('\n').update(body).digest('hex');
}

const eventColumns = sql`e.region, e.id, e.at, e.user_id, e.actor_name, e.role, e.action, e.subject_kind, e.subject_id,
  e.org_id, e.path, e.sealed, e.facts, e.rule_ids, e.definition_hash`;
const batchSize = 2000;
/** Events of this long are chained together: one sealing after each write would cost as much as the write. */
const gatherMilliseconds = 250;
const everything = { path: '', everything: true, audit: true } as const;

/**
 * Chains committed events, region by region. Writers never wait for it: an event is committed with its
 * row in `audit_unsealed`, and this single sealer gives it its place and hash a moment later.
 */
export function createSealer(db: Database): { wake(): void; sealAll(): Promise<number>; stop(): Promise<void> } {
  let running: Promise<number> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const sealAll = async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const { sealed, more } = await db.write(everything, sealBatch, { audited: false });
      total += sealed;
      if (!more) return total;
    }
  };
  const run = (): void => {
    timer = undefined;
    const mine = (running ?? Promise.resolve(0))
      .then(sealAll)
      .catch(() => 0)
      .finally(() => {
        if (running === mine) running = undefined;
      });
    running = mine;
  };
  const wake = () => {
    if (!stopped) timer ??= setTimeout(run, gatherMilliseconds).unref();
  };
  return {
    wake,
    async sealAll() {
      await running;
      return await sealAll();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      if (timer) run();
      await running;
    },
  };
}

async function sealBatch(tx: Tx): Promise<{ readonly sealed: number; readonly more: boolean }> {
  await tx.run(sql`select pg_advisory_xact_lock(4106002)`);
  const events = await tx.many<SealedEvent>(sql`with next as (
      select u.region, u.event_id from audit_unsealed u order by u.region, u.event_id limit ${batchSize})
    select ${eventColumns} from next join audit_event e on e.region = next.region and e.id = next.event_id
    order by e.region, e.id`);
  const first = events[0];
  if (!first) return { sealed: 0, more: false };
  // One region a batch, so that a batch continues one chain.
  const batch = events.filter((event) => event.region === first.region);
  const head = await tx.maybe<{ seq: number; hash: string }>(
    sql`select seq, hash from audit_seal where region = ${first.region} order by seq desc limit 1`,
  );
  let seq = head?.seq ?? 0;
  let hash = head?.hash ?? chainStart;
  const rows = batch.map((event) => {
    seq += 1;
    hash = linkHash(hash, event);
    return sql`(${event.region}::int, ${seq}::bigint, ${event.id}::bigint, ${hash})`;
  });
  for (let start = 0; start < rows.length; start += 500) {
    await tx.run(
      sql`insert into audit_seal (region, seq, event_id, hash) values ${join(rows.slice(start, start + 500))}`,
    );
  }
  await tx.run(
    sql`delete from audit_unsealed where region = ${first.region} and event_id = any(${batch.map((event) => event.id)}::bigint[])`,
  );
  return { sealed: batch.length, more: events.length === batchSize || batch.length < events.length };
}

/** Result of checking the chain of one region. */
export interface ChainReport {
  readonly region: number;
  readonly events: number;
  readonly unsealed: number;
  readonly head: string;
  /** First place where chain and events differ; absent when all is well. */
  readonly brokenAt?: { readonly seq: number; readonly eventId: number | null; readonly reasonZh: string };
}

/**
 * Recomputes every chain from its events.
 *
 * @param progress called with the number of links checked so far
 */
export async function verifyChains(db: Database, progress?: (checked: number) => void): Promise<ChainReport[]> {
  const regions = await db.read(everything, (tx) =>
    tx.many<{ region: number }>(
      sql`select distinct region from audit_seal union select distinct region from audit_event order by 1`,
    ),
  );
  const reports: ChainReport[] = [];
  let checked = 0;
  for (const { region } of regions) {
    reports.push(
      await verifyChain(db, region, (links) => {
        checked += links;
        progress?.(checked);
      }),
    );
  }
  return reports;
}

async function verifyChain(db: Database, region: number, progress: (links: number) => void): Promise<ChainReport> {
  let hash = chainStart;
  let seq = 0;
  for (;;) {
    const links = await db.read(everything, (tx) =>
      tx.many<
        SealedEvent & { seq: number; seal: string; event_id: number }
      >(sql`select s.seq, s.hash as seal, s.event_id, ${eventColumns}
        from audit_seal s left join audit_event e on e.region = s.region and e.id = s.event_id
        where s.region = ${region} and s.seq > ${seq} order by s.seq limit 5000`),
    );
    for (const { seq: place, seal, event_id: eventId, ...event } of links) {
      const broken = (reasonZh: string) => ({
        region,
        events: seq,
        unsealed: 0,
        head: hash,
        brokenAt: { seq: place, eventId, reasonZh },
      });
      if (place !== seq + 1) return broken('链上缺少一条记录');
      if (event.id === null) return broken('审计记录已被删除');
      hash = linkHash(hash, event);
      if (hash !== seal) return broken('审计记录与链上的哈希不一致');
      seq = place;
    }
    progress(links.length);
    if (links.length < 5000) break;
  }
  const counts = await db.read(everything, (tx) =>
    tx.one<{ events: number; unsealed: number }>(sql`select
      (select count(*) from audit_event where region = ${region}) as events,
      (select count(*) from audit_unsealed where region = ${region}) as unsealed`),
  );
  if (counts.events !== seq + counts.unsealed) {
    return { region, ...counts, head: hash, brokenAt: { seq: seq + 1, eventId: null, reasonZh: '有审计记录不在链上' } };
  }
  return { region, ...counts, head: hash };
}
