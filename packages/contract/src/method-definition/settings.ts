import { z } from 'zod';
import {
  actorRoles,
  audiences,
  bodies,
  electorateBases,
  fieldKinds,
  orgRefs,
  relations,
  visibilities,
  type DurationText,
} from '@jishi/domain';

/** A list that reads as readonly; the value itself is not frozen. */
export const list = <T extends z.ZodType>(item: T) => z.array(item) as unknown as z.ZodType<readonly z.output<T>[]>;

/** Non-empty text of at most `max` characters. */
export const text = (max = 400) =>
  z
    .string()
    .trim()
    .min(1, { error: '不能为空。' })
    .max(max, { error: `不超过 ${max} 个字。` });

/** kebab-case identifier. */
export const kebabId = z
  .string()
  .max(80, { error: '标识不超过 80 个字符。' })
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
    error: '标识用小写字母、数字和连字符，如 party-assembly。',
  });

/** Identifier of a field, record, guard argument: camelCase, snake_case or kebab-case. */
export const nameId = z
  .string()
  .max(80, { error: '标识不超过 80 个字符。' })
  .regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/, { error: '标识用字母开头，只含字母、数字、下划线和连字符。' });

/** Id of a dated parameter. */
export const ParamRef = z.strictObject({
  param: z.string().regex(/^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+$/, {
    error: '参数编号写成 meeting.party_assembly.quorum 的形式。',
  }),
});

const Duration = z.string().regex(/^(0|[1-9]\d{0,4})(wd|min|d|m|y|h)$/, {
  error: '时长写成 5d、3wd、1m、1y、6h、30min 的形式。',
}) as unknown as z.ZodType<DurationText, DurationText>;

const whole = z.number().int({ error: '应为整数。' });
const Pair = z.tuple([
  whole.min(0, { error: '分子不能为负。' }),
  whole.min(1, { error: '分母至少为 1。' }),
]) as unknown as z.ZodType<readonly [numerator: number, denominator: number]>;

export const DurationSetting = z.union([Duration, ParamRef], {
  error: '应为时长（如 15wd）或参数引用。',
});
export const CountSetting = z.union([whole.min(0, { error: '不能为负数。' }), ParamRef], {
  error: '应为不小于 0 的整数或参数引用。',
});
export const Fraction = Pair;
export const FractionSetting = z.union([Pair, ParamRef], {
  error: '应为 [分子, 分母] 或参数引用。',
});

const base = z.enum(['expected', 'present', 'valid'], {
  error: '基数为应到（expected）、实到（present）或有效票（valid）。',
});
const compare = z.enum(['ge', 'gt'], { error: '比较为不少于（ge）或超过（gt）。' });
export const ThresholdSetting = z.union(
  [
    z.strictObject({ base, compare, fraction: Pair }),
    ParamRef.extend({ base: base.exactOptional(), compare: compare.exactOptional() }),
  ],
  { error: '应为门槛（基数、比较、比例）或参数引用。' },
);

export const Relation = z.enum(relations, { error: '没有这种与事项的关系。' });
export const OrgRef = z.enum(orgRefs, { error: '没有这种组织指代。' });
export const Body = z.enum(bodies, { error: '没有这种会议主体。' });
export const Audience = z.enum(audiences, { error: '没有这种范围。' });
export const Visibility = z.enum(visibilities, { error: '没有这种可见级别。' });

export const ActorRule = z.strictObject({
  roles: list(z.enum(actorRoles, { error: '没有这种角色；三类管理员不参与业务步骤。' })),
  of: OrgRef,
  relations: list(Relation).exactOptional(),
  titleZh: text(60).exactOptional(),
});

export const ElectorateRule = z.strictObject({
  base: z.enum(electorateBases, { error: '没有这种应到范围。' }),
  registryList: nameId.exactOptional(),
  personalExclusions: z.boolean().exactOptional(),
});

export const QuotaRule = z.strictObject({
  kind: nameId,
  titleZh: text(60),
  per: DurationSetting,
  atLeast: CountSetting,
});

const named = { id: nameId, titleZh: text(120), titleEn: text(160).exactOptional() };
export const Named = z.strictObject(named);

const Choice = z.strictObject({
  value: text(80),
  titleZh: text(120),
  titleEn: text(160).exactOptional(),
});
export const ChoiceWithValue = Choice.extend({ valueHundredths: whole.exactOptional() });

const SimpleField = z.strictObject({
  ...named,
  kind: z.enum(fieldKinds, { error: '没有这种字段类型。' }),
  required: z.boolean().exactOptional(),
  visibility: Visibility.exactOptional(),
  choices: list(Choice).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  maxLength: whole.min(1, { error: '至少 1 个字。' }).exactOptional(),
  unitZh: text(20).exactOptional(),
  helpZh: text().exactOptional(),
  isAhead: z.boolean().exactOptional(),
  prefill: z.string().exactOptional(),
});

const ListField = z.strictObject({
  ...named,
  kind: z.literal('list'),
  required: z.boolean().exactOptional(),
  visibility: Visibility.exactOptional(),
  columns: list(SimpleField),
  minRows: whole.min(0, { error: '不能为负数。' }).exactOptional(),
  maxRows: whole.min(1, { error: '至少 1 行。' }).exactOptional(),
  helpZh: text().exactOptional(),
});

export const FieldRule = z.discriminatedUnion('kind', [SimpleField, ListField], {
  error: '没有这种字段类型。',
});

export const EvidenceRule = z.strictObject({
  ...named,
  required: z.boolean().exactOptional(),
  reasonZh: text().exactOptional(),
  accepts: list(z.enum(['image', 'pdf', 'document', 'sheet'], { error: '没有这种文件类型。' })).exactOptional(),
  maxFiles: whole.min(1, { error: '至少 1 份。' }).exactOptional(),
  photoSuffices: z.boolean().exactOptional(),
});

export const RecordRule = z.strictObject({ ...named, required: z.boolean().exactOptional() });

export const MonthDay = z.strictObject({
  month: whole.min(1, { error: '月份为 1 至 12。' }).max(12, { error: '月份为 1 至 12。' }),
  day: whole.min(1, { error: '日期为 1 至 31。' }).max(31, { error: '日期为 1 至 31。' }),
});
