import type { RuleBook } from '../../platform/rules/rule-book.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { OrgKind } from './schema.ts';

/** Kinds that may stand under a kind (党组织设置). */
const below: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  county: ['611', '612', '621', '631', '632', '911', '921', '931', '932'],
  '611': ['611', '612', '621', '631', '632', '911', '921', '931', '932'],
  '612': [],
  '621': ['631', '632', '931', '932'],
  '631': ['641'],
  '632': ['641'],
  '641': [],
  '911': ['921', '931', '932'],
  '921': ['931', '932'],
  '931': ['641'],
  '932': ['641'],
};

/** Whether an organisation of one kind may stand under another. */
export const mayStandUnder = (kind: OrgKind, parent: OrgKind): boolean => below[parent].includes(kind);

/** Temporary organisations end by themselves and may not do everything. */
export const isTemporary = (kind: OrgKind): boolean => kind.startsWith('9');

/** Acts closed to temporary organisations. @source zhibu_2018, 第六条 (rule org.temp_branch.threshold) */
export const temporaryForbiddenActs = [
  'admit-members',
  'confirm-members',
  'discipline-members',
  'collect-dues',
  'elect-delegates',
  'elect-committee',
] as const;

/** Size of a new or changed organisation on its first day. */
export interface OrgSize {
  readonly kind: OrgKind;
  readonly fullMembers: number;
  readonly members: number;
  readonly units: number;
}

/** A limit that is not kept. `must` refuses; `asARule` (一般) asks for a reason. */
export interface LimitBroken {
  readonly strength: 'must' | 'asARule';
  readonly ruleId: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly zh: string;
  readonly en: string;
}

/** Limits of size that an organisation breaks under the rules of a day, with the local values of its superiors. */
export async function checkSize(
  rules: RuleBook,
  tx: Tx,
  size: OrgSize,
  day: string,
  path: string,
): Promise<LimitBroken[]> {
  const value = async (id: string): Promise<number | undefined> =>
    isInForce(rules, id, day) ? await rules.value<number>(tx, id, day, path) : undefined;
  const broken: LimitBroken[] = [];
  const isBranch = ['631', '632', '931', '932'].includes(size.kind);
  const least = isBranch ? await value('org.branch.min_full_members') : undefined;
  if (least !== undefined && size.fullMembers < least) {
    broken.push({
      strength: 'must',
      ruleId: 'org.branch.min_full_members',
      code: 'org.too-few-full-members',
      facts: { count: size.fullMembers, least },
      zh: `正式党员 ${size.fullMembers} 名，至少需要 ${least} 名`,
      en: `${size.fullMembers} full members, at least ${least} are needed`,
    });
  }
  const asARule = (ruleId: string, zh: string, en: string) =>
    void broken.push({ strength: 'asARule', ruleId, code: 'org.reason-needed', facts: {}, zh, en });
  const most = isBranch ? await value('org.branch.max_members') : undefined;
  if (most !== undefined && size.members > most)
    asARule(
      'org.branch.max_members',
      `党员 ${size.members} 名，党支部一般不超过 ${most} 名`,
      `${size.members} members; a branch has at most ${most} as a rule`,
    );
  const units = size.kind === '632' ? await value('org.joint_branch.max_units') : undefined;
  if (units !== undefined && size.units > units)
    asARule(
      'org.joint_branch.max_units',
      `覆盖 ${size.units} 个单位，联合党支部一般不超过 ${units} 个`,
      `${size.units} units; a joint branch covers at most ${units} as a rule`,
    );
  const general = size.kind === '621' ? await value('org.general_branch.min_members') : undefined;
  if (general !== undefined && size.members < general)
    asARule(
      'org.general_branch.min_members',
      `党员 ${size.members} 名，党总支一般 ${general} 名以上`,
      `${size.members} members; a general branch has ${general} or more as a rule`,
    );
  const committee = size.kind === '611' ? await value('org.committee.min_members') : undefined;
  if (committee !== undefined && size.members < committee)
    asARule(
      'org.committee.min_members',
      `党员 ${size.members} 名，基层党委一般 ${committee} 名以上`,
      `${size.members} members; a committee has ${committee} or more as a rule`,
    );
  return broken;
}

/** Rule that gives the length of a term to an organisation. */
export function termRuleOf(kind: OrgKind, sector: string): string | undefined {
  const isVillage = sector === 'village' || sector === 'community';
  if (kind === '611') return 'term.committee';
  if (kind === '621') return isVillage ? 'term.branch.village_community' : 'term.general_branch.general';
  if (kind === '631' || kind === '632') return isVillage ? 'term.branch.village_community' : 'term.branch.general';
  return undefined;
}

/** Years of a term where the rule leaves a choice: the longest it allows, since a shorter one is set by the superior. */
export function termYears(
  value: number | { readonly options: readonly number[] } | { readonly min: number; readonly max: number },
): number {
  if (typeof value === 'number') return value;
  return 'options' in value ? Math.max(...value.options) : value.max;
}

/** Whether a rule has a value on a day. */
export function isInForce(rules: RuleBook, id: string, day: string): boolean {
  try {
    rules.national(id, day);
    return true;
  } catch {
    return false;
  }
}
