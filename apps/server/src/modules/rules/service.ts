import type { LocalRuleValue, RuleSource, RuleValue, RuleView } from '@jishi/contract';
import {
  checkOverride,
  findValueAt,
  isIsoDate,
  resolveParameter,
  type DatedValue,
  type Override,
  type Parameter,
} from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import * as store from './store.ts';
import type { OverrideRow } from './store.ts';
import { shapeFault } from './value-shape.ts';

type View = z.input<typeof RuleView>;

/** Filters of the list. */
export interface RuleFilter {
  readonly search?: string | undefined;
  readonly level?: 'national' | 'local' | undefined;
  readonly confidence?: 'verified' | 'known' | 'uncertain' | undefined;
}

/** A local value to be set. */
export interface LocalValue {
  readonly effectiveFrom: string;
  readonly value?: unknown;
  readonly sourceZh: string;
}

/** Rules as people read them, and local values. */
export type RuleService = ReturnType<typeof createRuleService>;

export function createRuleService(platform: Platform) {
  const { rules, clock, audit, ids, permissions } = platform;

  const sourceTitle = (value: DatedValue<unknown>): string =>
    (value.cite.source === undefined ? undefined : rules.source(value.cite.source)?.titleZh) ??
    value.cite.note ??
    '本系统默认';

  const viewValue = (value: DatedValue<unknown>): z.input<typeof RuleValue> => ({
    from: value.from,
    to: value.to ?? null,
    value: value.value,
    sourceId: value.cite.source ?? null,
    sourceZh: sourceTitle(value),
    article: value.cite.article ?? null,
    note: value.cite.note ?? null,
    confidence: value.cite.confidence,
  });

  const view = (parameter: Parameter, rows: readonly OverrideRow[], actor: Actor): View => {
    const own = rows.filter((row) => row.parameter_id === parameter.id);
    return {
      id: parameter.id,
      titleZh: parameter.titleZh,
      unit: parameter.unit,
      level: parameter.level ?? 'national',
      compare: parameter.compare ?? null,
      interpretation: parameter.interpretation ?? null,
      values: parameter.values.map(viewValue),
      local: own.map(viewLocal),
      effective: effectiveValue(parameter, own, actor, clock.today()),
      canSet: permissions.allows(actor, 'rule.set-local'),
    };
  };

  const find = (ruleId: string): Parameter =>
    rules.parameters().find(({ id }) => id === ruleId) ?? refuse('record.not-found');

  return {
    async list(tx: Tx, actor: Actor, filter: RuleFilter) {
      const rows = await store.listOverrides(tx);
      const items = rules
        .parameters()
        .filter((parameter) => fits(parameter, filter, sourceTitle))
        .map((parameter) => view(parameter, rows, actor));
      const cited = new Set(items.flatMap(({ values }) => values.flatMap(({ sourceId }) => sourceId ?? [])));
      return {
        items,
        sources: [...cited].sort().flatMap((id): z.input<typeof RuleSource>[] => viewSource(rules.source(id))),
      };
    },

    async rule(tx: Tx, actor: Actor, ruleId: string): Promise<View> {
      return view(find(ruleId), await store.listOverrides(tx, ruleId), actor);
    },

    /** Sets what holds for the actor's organisation and those below it from a day on. */
    async setLocal(tx: Tx, actor: Actor, ruleId: string, local: LocalValue): Promise<View> {
      const parameter = find(ruleId);
      const today = clock.today();
      const { orgId, path } = actor;
      if (orgId === null || path === null) refuse('access.denied', { role: actor.displayName, who: '县委组织部' });
      if (!isIsoDate(local.effectiveFrom))
        refuseInput([{ path: 'effectiveFrom', message: '没有这一天，请改正生效日期。' }]);
      if (local.effectiveFrom < today)
        refuse('rule.past-date', { today, effectiveFrom: local.effectiveFrom }, [ruleId]);
      const value = local.value ?? null;
      const fault = value === null ? undefined : shapeFault(exampleOf(parameter, local.effectiveFrom), value);
      if (fault) refuseInput([{ path: 'value', message: fault }]);
      const rows = await store.listOverrides(tx, ruleId);
      if (value !== null)
        refuseLoosening(parameter, { orgId, effectiveFrom: local.effectiveFrom, value, sourceZh: local.sourceZh });
      await store.saveOverride(tx, {
        region: actor.region,
        id: await ids.next(tx, actor.region),
        org_id: orgId,
        path,
        parameter_id: ruleId,
        effective_from: local.effectiveFrom,
        value,
        source_zh: local.sourceZh,
        decided_by: actor.displayName,
        at: clock.now(),
      });
      await audit.append(tx, actor, {
        action: 'rule.set-local',
        subjectKind: 'rule',
        facts: {
          ruleId,
          before: effectiveValue(parameter, rows, actor, local.effectiveFrom)?.value ?? null,
          after: value,
          effectiveFrom: local.effectiveFrom,
          sourceZh: local.sourceZh,
        },
        ruleIds: [ruleId],
      });
      return view(parameter, await store.listOverrides(tx, ruleId), actor);
    },
  };
}

/** A national rule may be made stricter, a product default may be replaced. */
function refuseLoosening(
  parameter: Parameter,
  local: { orgId: number; effectiveFrom: string; value: unknown; sourceZh: string },
): void {
  const values = [
    { from: local.effectiveFrom, value: local.value, cite: { note: local.sourceZh, confidence: 'known' as const } },
  ];
  const checked = checkOverride(parameter, { parameterId: parameter.id, orgId: local.orgId, values });
  if (checked.ok) return;
  const code = checked.error.code === 'parameter.override-loosens' ? 'rule.loosens' : 'rule.not-overridable';
  refuse(code, { title: parameter.titleZh, ...checked.error.facts }, [parameter.id], local.effectiveFrom);
}

function exampleOf(parameter: Parameter, day: string): unknown {
  return findValueAt(parameter, day)?.value ?? parameter.values.find(({ value }) => value !== null)?.value;
}

/** Value for the organisation of the actor; an administrator without organisation sees the documents' values. */
function effectiveValue(
  parameter: Parameter,
  rows: readonly OverrideRow[],
  actor: Actor,
  day: string,
): View['effective'] {
  if (findValueAt(parameter, day) === undefined) return null;
  const above = rows.filter((row) => actor.path !== null && actor.path.startsWith(row.path));
  const resolved = resolveParameter(parameter, overridesOf(parameter.id, above), day);
  return {
    value: resolved.value,
    layer: resolved.layer,
    confidence: resolved.cite.confidence,
    orgId: resolved.orgId ?? null,
  };
}

function overridesOf(parameterId: string, rows: readonly OverrideRow[]): Override[] {
  const byOrg = new Map<number, DatedValue<unknown>[]>();
  for (const row of rows) {
    const values = byOrg.get(row.org_id) ?? [];
    values.push({ from: row.effective_from, value: row.value, cite: { note: row.source_zh, confidence: 'known' } });
    byOrg.set(row.org_id, values);
  }
  return [...byOrg].map(([orgId, values]) => ({ parameterId, orgId, values }));
}

function fits(parameter: Parameter, filter: RuleFilter, sourceTitle: (value: DatedValue<unknown>) => string): boolean {
  if (filter.level && (parameter.level ?? 'national') !== filter.level) return false;
  if (filter.confidence && !parameter.values.some(({ cite }) => cite.confidence === filter.confidence)) return false;
  if (!filter.search) return true;
  const wanted = filter.search.toLowerCase();
  const texts = [parameter.id, parameter.titleZh, ...parameter.values.map(sourceTitle)];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function viewLocal(row: OverrideRow): z.input<typeof LocalRuleValue> {
  return {
    orgId: row.org_id,
    orgName: row.org_name,
    effectiveFrom: row.effective_from,
    value: row.value,
    sourceZh: row.source_zh,
    decidedBy: row.decided_by,
  };
}

function viewSource(source: ReturnType<Platform['rules']['source']>): z.input<typeof RuleSource>[] {
  if (!source) return [];
  const { id, titleZh, confidence } = source;
  return [
    {
      id,
      titleZh,
      issuer: source.issuer ?? null,
      docNo: source.docNo ?? null,
      effective: source.effective ?? null,
      supersededBy: source.supersededBy ?? null,
      confidence,
    },
  ];
}
