import { z } from 'zod';
import { methodGroups, methodLevels, predicates, workFields, type MethodDefinition } from '@jishi/domain';
import { PrimitiveParams } from './method-definition/params.ts';
import {
  ActorRule,
  CountSetting,
  DurationSetting,
  EvidenceRule,
  kebabId,
  list,
  nameId,
  OrgRef,
  ParamRef,
  RecordRule,
  text,
} from './method-definition/settings.ts';

const stepId = kebabId;
const month = z.number().int().min(1, { error: '月份为 1 至 12。' }).max(12, { error: '月份为 1 至 12。' });

/** A condition by name. */
export const GuardSchema = z.strictObject({
  predicate: z.enum(predicates, { error: '没有这种条件。' }),
  args: z
    .record(
      nameId,
      z.union([z.string(), z.number(), z.boolean(), ParamRef], {
        error: '条件的参数只能是文字、数字、是否或参数引用。',
      }),
    )
    .exactOptional(),
  effect: z.enum(['block', 'ask-reason'], { error: '只能是阻断（block）或说明理由（ask-reason）。' }).exactOptional(),
  forOutcomes: list(nameId).exactOptional(),
});

const Anchor = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('step-opened') }),
    z.strictObject({ kind: z.literal('run-started') }),
    z.strictObject({ kind: z.literal('step-done'), step: stepId }),
    z.strictObject({ kind: z.literal('record'), step: stepId, field: nameId }),
    z.strictObject({ kind: z.literal('run-event') }),
  ],
  { error: '没有这种起算点。' },
);

const after = {
  kind: z.literal('after'),
  within: DurationSetting,
  anchor: Anchor,
  longest: DurationSetting.exactOptional(),
};
const before = { kind: z.literal('before'), by: DurationSetting, anchor: Anchor };
const on = {
  kind: z.literal('on'),
  month,
  day: z.number().int().min(1, { error: '日期为 1 至 31。' }).max(31, { error: '日期为 1 至 31。' }),
  year: z.enum(['same', 'next'], { error: '只能是当年（same）或次年（next）。' }).exactOptional(),
};
const roundDate = { kind: z.literal('round-date'), name: nameId };
const missed = {
  missed: z.enum(['stays-open', 'lapses'], { error: '只能是继续（stays-open）或作废（lapses）。' }).exactOptional(),
};
const timeKind = { error: '没有这种时间规则。' };

const TimeRule = z.discriminatedUnion(
  'kind',
  [z.strictObject(after), z.strictObject(before), z.strictObject(on), z.strictObject(roundDate)],
  timeKind,
);
const DueRule = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...after, ...missed }),
    z.strictObject({ ...before, ...missed }),
    z.strictObject({ ...on, ...missed }),
    z.strictObject({ ...roundDate, ...missed }),
  ],
  timeKind,
);

const HandOver = z.strictObject({
  when: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('done') }),
      z.strictObject({ kind: z.literal('outcome'), outcome: nameId }),
      z.strictObject({ kind: z.literal('need-found') }),
      z.strictObject({ kind: z.literal('leader-note') }),
      z.strictObject({ kind: z.literal('manual') }),
    ],
    { error: '没有这种转出时机。' },
  ),
  startsMethod: kebabId,
  to: OrgRef,
});

/** One step of a method. */
export const StepSchema = z.strictObject({
  id: stepId,
  titleZh: text(80),
  titleEn: text(160),
  guidanceZh: text(1000),
  guidanceEn: text(2000).exactOptional(),
  actor: ActorRule,
  checker: ActorRule.exactOptional(),
  strength: z.enum(['must', 'asARule', 'may'], {
    error: '只能是应当（must）、一般（asARule）、可以（may）。',
  }),
  optional: z.boolean().exactOptional(),
  next: list(z.strictObject({ to: stepId, outcomes: list(nameId).exactOptional() })),
  join: z.enum(['all', 'any'], { error: '只能是全部（all）或任一（any）。' }).exactOptional(),
  outcomes: list(
    z.strictObject({
      id: nameId,
      titleZh: text(60),
      titleEn: text(120).exactOptional(),
      tone: z.enum(['good', 'bad', 'neutral'], { error: '只能是 good、bad、neutral。' }).exactOptional(),
    }),
  ).exactOptional(),
  opensWhen: list(GuardSchema).exactOptional(),
  onlyWhen: ParamRef.exactOptional(),
  completeWhen: list(GuardSchema).exactOptional(),
  due: DueRule.exactOptional(),
  earliest: TimeRule.exactOptional(),
  repeats: z.strictObject({ every: DurationSetting, atLeast: CountSetting.exactOptional() }).exactOptional(),
  ruleIds: list(z.string()).exactOptional(),
  records: list(RecordRule).exactOptional(),
  evidence: list(EvidenceRule).exactOptional(),
  returnsTo: list(stepId).exactOptional(),
  checks: list(stepId).exactOptional(),
  handOvers: list(HandOver).exactOptional(),
  confidence: z.enum(['seed', 'known', 'known-local', 'assumed'], { error: '没有这种依据等级。' }),
  params: PrimitiveParams,
});

const Trigger = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('calendar'),
      every: DurationSetting,
      months: list(month).exactOptional(),
    }),
    z.strictObject({ kind: z.literal('round') }),
    z.strictObject({ kind: z.literal('event'), event: nameId, titleZh: text(120) }),
    z.strictObject({ kind: z.literal('person') }),
    z.strictObject({ kind: z.literal('hand-over') }),
  ],
  { error: '没有这种启动方式。' },
);

const version = z.number().int().min(1, { error: '版本从 1 起。' });

/**
 * A method definition as it enters from outside. Checks the shape only; `checkMethod` of the domain checks the graph
 * and what refers to other things.
 */
export const MethodDefinitionSchema = z.strictObject({
  id: kebabId,
  version,
  titleZh: text(120),
  titleEn: text(200),
  aliasesZh: list(text(120)).exactOptional(),
  group: z.enum(methodGroups, { error: '没有这一类方法。' }),
  kind: z.enum(['procedure', 'mechanism', 'standard', 'role', 'programme'], {
    error: '没有这种方法性质。',
  }),
  tier: z.enum(['A', 'B', 'C'], { error: '只能是 A、B、C。' }),
  base: z.strictObject({ id: kebabId, version }).exactOptional(),
  purposeZh: text(1000),
  cites: list(
    z.strictObject({
      source: text(120),
      article: text(40).exactOptional(),
      note: text().exactOptional(),
    }),
  ),
  procedureRefs: list(z.string()).exactOptional(),
  appliesTo: list(z.enum(methodLevels, { error: '没有这一层级。' })),
  fields: list(z.enum(workFields, { error: '没有这一领域。' })),
  triggers: list(Trigger),
  actorsZh: list(text(60)).exactOptional(),
  cadenceZh: text(200).exactOptional(),
  starts: list(stepId).exactOptional(),
  steps: list(StepSchema),
  outputsZh: list(text(200)).exactOptional(),
  indicatorsZh: list(text(200)).exactOptional(),
  notes: list(text(2000)).exactOptional(),
});

/** A fault of a definition that came from outside, with the path to it. */
export interface DefinitionFault {
  readonly path: string;
  readonly message: string;
}

/** Reads a definition that came from outside; all messages are Chinese. */
export function readMethodDefinition(
  input: unknown,
):
  | { readonly ok: true; readonly value: MethodDefinition }
  | { readonly ok: false; readonly error: readonly DefinitionFault[] } {
  const parsed = MethodDefinitionSchema.safeParse(input, { error: z.locales.zhCN().localeError });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    error: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}

/** JSON Schema (draft 2020-12) of a method definition, for editors and for counties that write their own. */
export const methodJsonSchema = () =>
  z.toJSONSchema(MethodDefinitionSchema, { target: 'draft-2020-12', reused: 'ref' });
