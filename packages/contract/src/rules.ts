import { z } from 'zod';
import { IsoDate } from './common.ts';
import { defineRoutes } from './routes.ts';

const Confidence = z.enum(['verified', 'known', 'uncertain']);

/** One value with its period and where it comes from. */
export const RuleValue = z.object({
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  value: z.unknown(),
  sourceId: z.string().nullable(),
  sourceZh: z.string(),
  article: z.string().nullable(),
  note: z.string().nullable(),
  confidence: Confidence,
});

/** A value an organisation set for itself and those below it. */
export const LocalRuleValue = z.object({
  orgId: z.number(),
  orgName: z.string(),
  effectiveFrom: IsoDate,
  value: z.unknown(),
  sourceZh: z.string(),
  decidedBy: z.string(),
});

/** A rule with all its values. */
export const RuleView = z.object({
  id: z.string(),
  titleZh: z.string(),
  unit: z.string(),
  level: z.enum(['national', 'local']),
  compare: z.string().nullable(),
  interpretation: z.string().nullable(),
  values: z.array(RuleValue),
  local: z.array(LocalRuleValue),
  /** What holds for the caller's organisation today; null where the rule is not in force. */
  effective: z
    .object({
      value: z.unknown(),
      layer: z.enum(['national', 'local-default', 'override']),
      confidence: Confidence,
      orgId: z.number().nullable(),
    })
    .nullable(),
  /** Whether the caller may set a local value. */
  canSet: z.boolean(),
});

/** A document that rules cite. */
export const RuleSource = z.object({
  id: z.string(),
  titleZh: z.string(),
  issuer: z.string().nullable(),
  docNo: z.string().nullable(),
  effective: z.string().nullable(),
  supersededBy: z.string().nullable(),
  confidence: Confidence,
});

const RuleParams = z.object({ ruleId: z.string().max(120, { error: '规则编号过长。' }) });

/** Rules in force with their sources, and local values (规则与本地参数). */
export const ruleRoutes = defineRoutes('rules', {
  list: {
    method: 'GET',
    path: '/api/rules',
    permission: 'signed-in',
    summary: '全部规则：来源、条款、可信程度与当前取值',
    query: z.object({
      search: z.string().trim().max(60).optional(),
      level: z.enum(['national', 'local']).optional(),
      confidence: Confidence.optional(),
    }),
    response: z.object({ items: z.array(RuleView), sources: z.array(RuleSource) }),
  },
  rule: {
    method: 'GET',
    path: '/api/rules/:ruleId',
    permission: 'signed-in',
    summary: '一条规则',
    params: RuleParams,
    response: RuleView,
  },
  setLocal: {
    method: 'PUT',
    path: '/api/rules/:ruleId/local',
    permission: 'rule.set-local',
    summary: '设定本地取值',
    params: RuleParams,
    body: z.object({
      /** First day on which it holds; not in the past. */
      effectiveFrom: IsoDate,
      /** Shape of the value it replaces; null takes the local value back from that day on. */
      value: z.unknown(),
      sourceZh: z
        .string()
        .trim()
        .min(2, { error: '请写明依据的文件或决定。' })
        .max(200, { error: '依据不超过 200 个字。' }),
    }),
    response: RuleView,
  },
});
