import type { RuleReference } from '@jishi/contract';
import { resolveParameter, type Override, type Parameter, type Source } from '@jishi/domain';
import sql from 'sql-template-tag';
import type { Tx } from '../db/tx.ts';
import { pathEnd } from '../ids.ts';

/** Dated rules as services read them: for a day, and with the local values of an organisation. */
export interface RuleBook {
  /**
   * Value of a rule on a day.
   *
   * @param path organisation whose local values count; without it the value of the document
   * @throws RuleNotInForce when the rule does not exist on `day`
   */
  value<T>(tx: Tx, id: string, day: string, path?: string): Promise<T>;
  /** As `value`, without local values; for code that has no transaction. */
  national<T>(id: string, day: string): T;
  /** All rules for one organisation after one read: for code that needs many in a row. */
  reader(tx: Tx, path: string): Promise<RuleReader>;
  /** As `reader`, for many organisations below `top` after one read. */
  readers(tx: Tx, top: string): Promise<(path: string) => RuleReader>;
  parameter(id: string): Parameter;
  parameters(): readonly Parameter[];
  source(id: string): Source | undefined;
  /** What a person needs to know about a rule behind a refusal. */
  reference(id: string, day: string): RuleReference | undefined;
}

/** A rule in force with what is needed to apply it. */
export interface RuleInForce {
  readonly value: unknown;
  readonly unit: Parameter['unit'];
  readonly compare?: string;
}

/** Rules of one organisation, without further reads. @throws RuleNotInForce when the rule does not exist on `day` */
export type RuleReader = (id: string, day: string) => RuleInForce;

interface OverrideRow {
  readonly parameter_id: string;
  readonly org_id: number;
  readonly path: string;
  readonly effective_from: string;
  readonly value: unknown;
  readonly source_zh: string;
}

/** @param parameters all of `@jishi/rules` */
export function createRuleBook(parameters: readonly Parameter[], sources: readonly Source[]): RuleBook {
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const parameter = (id: string): Parameter => {
    const found = byId.get(id);
    if (!found) throw new Error(`unknown rule ${id}`);
    return found;
  };
  return {
    parameter,
    parameters: () => parameters,
    source: (id) => sourceById.get(id),
    national: <T>(id: string, day: string) => resolveParameter(parameter(id) as Parameter<T>, [], day).value,
    async value<T>(tx: Tx, id: string, day: string, path?: string) {
      const overrides = path === undefined ? [] : await loadOverrides<T>(tx, id, path);
      return resolveParameter(parameter(id) as Parameter<T>, overrides, day).value;
    },
    async reader(tx, path) {
      return (await this.readers(tx, path))(path);
    },
    async readers(tx, top) {
      const rows = await loadOverridesAround(tx, top);
      return (path) => {
        const overrides = groupOverrides(rows.filter((row) => path.startsWith(row.path)));
        return (id, day) => {
          const found = parameter(id);
          const { value, compare } = resolveParameter(found, overrides.get(id) ?? [], day);
          return { value, unit: found.unit, ...(compare === undefined ? {} : { compare }) };
        };
      };
    },
    reference(id, day) {
      const found = byId.get(id);
      if (!found) return undefined;
      const { cite } = resolveOrFirst(found, day);
      const source = cite.source === undefined ? undefined : sourceById.get(cite.source);
      return {
        id,
        titleZh: found.titleZh,
        sourceZh: source?.titleZh ?? cite.note ?? '本系统默认',
        ...(cite.article === undefined ? {} : { article: cite.article }),
        confidence: cite.confidence,
      };
    },
  };
}

function resolveOrFirst(parameter: Parameter, day: string): Pick<Parameter['values'][number], 'cite'> {
  try {
    return resolveParameter(parameter, [], day);
  } catch {
    const first = parameter.values[0];
    if (!first) throw new Error(`rule ${parameter.id} has no value`);
    return first;
  }
}

/** Local values of the organisation and its superiors, highest first (their paths are prefixes of `path`). */
async function loadOverrides<T>(tx: Tx, id: string, path: string): Promise<Override<T>[]> {
  const rows =
    await tx.many<OverrideRow>(sql`select o.parameter_id, o.org_id, o.path, o.effective_from, o.value, o.source_zh
    from rule_override o where o.parameter_id = ${id} and starts_with(${path}, o.path) order by o.path, o.effective_from`);
  const byOrg = new Map<number, OverrideRow[]>();
  for (const row of rows) byOrg.set(row.org_id, [...(byOrg.get(row.org_id) ?? []), row]);
  return [...byOrg].map(([orgId, values]) => overrideOf<T>(id, orgId, values));
}

function overrideOf<T>(id: string, orgId: number, values: readonly OverrideRow[]): Override<T> {
  return {
    parameterId: id,
    orgId,
    values: values.map((row) => ({
      from: row.effective_from,
      value: row.value as T,
      cite: { note: row.source_zh, confidence: 'known' as const },
    })),
  };
}

/** Every local value of an organisation, its superiors and those below it, highest first. */
async function loadOverridesAround(tx: Tx, path: string): Promise<OverrideRow[]> {
  return await tx.many<OverrideRow>(sql`select o.parameter_id, o.org_id, o.path, o.effective_from, o.value, o.source_zh
    from rule_override o where starts_with(${path}, o.path) or (o.path >= ${path} and o.path < ${pathEnd(path)})
    order by o.path, o.effective_from`);
}

/** Local values by rule, one entry an organisation. */
function groupOverrides(rows: readonly OverrideRow[]): ReadonlyMap<string, readonly Override[]> {
  const byRule = new Map<string, Map<number, OverrideRow[]>>();
  for (const row of rows) {
    const byOrg = byRule.get(row.parameter_id) ?? new Map<number, OverrideRow[]>();
    byRule.set(row.parameter_id, byOrg.set(row.org_id, [...(byOrg.get(row.org_id) ?? []), row]));
  }
  return new Map(
    [...byRule].map(([id, byOrg]) => [id, [...byOrg].map(([orgId, values]) => overrideOf(id, orgId, values))]),
  );
}
