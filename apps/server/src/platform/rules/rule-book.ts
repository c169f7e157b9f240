import type { RuleReference } from '@jishi/contract';
import { resolveParameter, type Override, type Parameter, type Source } from '@jishi/domain';
import sql from 'sql-template-tag';
import type { Tx } from '../db/tx.ts';

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
  parameter(id: string): Parameter;
  parameters(): readonly Parameter[];
  source(id: string): Source | undefined;
  /** What a person needs to know about a rule behind a refusal. */
  reference(id: string, day: string): RuleReference | undefined;
}

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
  return [...byOrg].map(([orgId, values]) => ({
    parameterId: id,
    orgId,
    values: values.map((row) => ({
      from: row.effective_from,
      value: row.value as T,
      cite: { note: row.source_zh, confidence: 'known' as const },
    })),
  }));
}
