import { createHash } from 'node:crypto';
import { canonicalJson, deriveMethod, type Derivation, type MethodDefinition, type Parameter } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import * as store from './store.ts';

/** A definition with the hash of its canonical text. */
export interface HashedDefinition {
  readonly hash: string;
  readonly definition: MethodDefinition;
}

/** SHA-256 of the canonical text of plain data: equal content, equal hash, whatever the order of its keys. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Definitions: those that come with the product, those derived by organisations, and every one ever used, by hash. */
export function createCatalogue(
  platform: Pick<Platform, 'ids' | 'clock' | 'audit' | 'rules'>,
  shipped: readonly MethodDefinition[],
) {
  const byId = new Map(shipped.map((definition) => [definition.id, { hash: hashOf(definition), definition }]));
  // A hash never changes its content, so what was read once need not be read again.
  const read = new Map<string, MethodDefinition>();
  const stored = new Set<string>();

  return {
    shipped: (): readonly HashedDefinition[] => [...byId.values()],

    /** Newest definition of a method for the organisations in scope: a local one of the nearest superior goes first. */
    async current(tx: Tx, methodId: string, path: string): Promise<HashedDefinition> {
      const shippedOne = byId.get(methodId);
      if (shippedOne) return shippedOne;
      const local = (await store.listDerivations(tx)).filter((row) => row.method_id === methodId);
      const [found] = local;
      if (!found) refuse('method.unknown', { method: methodId, path });
      return { hash: found.hash, definition: found.body };
    },

    /** Local methods that the organisations in scope may use. */
    async derived(tx: Tx): Promise<HashedDefinition[]> {
      return (await store.listDerivations(tx)).map(({ hash, body }) => ({ hash, definition: body }));
    },

    /** Definition of a hash, as it was when it was first used. */
    async byHash(tx: Tx, hash: string): Promise<MethodDefinition> {
      const known = read.get(hash);
      if (known) return known;
      const row = await store.findDefinition(tx, hash);
      if (!row || row.kind !== 'method') refuse('record.not-found');
      const definition = row.body as MethodDefinition;
      read.set(hash, definition);
      return definition;
    },

    /** Keeps a definition at its first use, so that a run can be drawn when the product has long moved on. */
    async keep(tx: Tx, { hash, definition }: HashedDefinition): Promise<void> {
      if (stored.has(hash)) return;
      await store.insertDefinition(tx, {
        hash,
        methodId: definition.id,
        version: definition.version,
        body: canonicalJson(definition),
        kind: 'method',
        at: platform.clock.now(),
      });
      tx.afterCommit(() => stored.add(hash));
    },

    /** Keeps a scoring scheme by its content; returns the hash to which a round is bound. */
    async keepScheme(tx: Tx, schemeId: string, version: number, content: unknown): Promise<string> {
      const hash = hashOf(content);
      await store.insertDefinition(tx, {
        hash,
        methodId: schemeId,
        version,
        body: canonicalJson(content),
        kind: 'scheme',
        at: platform.clock.now(),
      });
      return hash;
    },

    /** Content of a scheme. */
    async scheme(tx: Tx, hash: string): Promise<unknown> {
      const row = await store.findDefinition(tx, hash);
      if (!row || row.kind !== 'scheme') refuse('record.not-found');
      return row.body;
    },

    /** Saves a local method and puts it in force: it may tighten its base and rename it, never drop a duty. */
    async derive(tx: Tx, actor: Actor, derivation: Derivation): Promise<HashedDefinition> {
      if (actor.orgId === null || actor.path === null)
        refuse('access.denied', { role: actor.role, who: '', permission: 'method.derive' });
      const base = await this.current(tx, derivation.base, actor.path);
      const built = deriveMethod(base.definition, derivation, (id) => findParameter(platform, id));
      if (!built.ok) {
        refuseInput(
          built.error.map((fault) => ({ path: fault.at, message: `${fault.code}：${JSON.stringify(fault.facts)}` })),
        );
      }
      const made = { hash: hashOf(built.value), definition: built.value };
      await this.keep(tx, base);
      await this.keep(tx, made);
      const id = await platform.ids.next(tx, actor.region);
      await store.insertDerivation(tx, {
        region: actor.region,
        id,
        orgId: actor.orgId,
        path: actor.path,
        methodId: derivation.id,
        version: derivation.version,
        baseId: derivation.base,
        baseHash: base.hash,
        body: derivation,
        hash: made.hash,
        at: platform.clock.now(),
        by: actor.displayName,
      });
      await platform.audit.append(tx, actor, {
        action: 'method.derive',
        subjectKind: 'method',
        subjectId: id,
        facts: { method: derivation.id, base: derivation.base },
        definitionHash: made.hash,
      });
      return made;
    },
  };
}

/** See `createCatalogue`. */
export type Catalogue = ReturnType<typeof createCatalogue>;

function findParameter(platform: Pick<Platform, 'rules'>, id: string): Parameter | undefined {
  return platform.rules.parameters().find((parameter) => parameter.id === id);
}
