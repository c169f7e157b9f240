import type { ActorRule, Anchor, TimeRule } from '@jishi/domain';

// Who acts and by when, as most methods say it. Plain data: a definition keeps nothing but the values.

/** 党支部书记. */
export const branchSecretary = { roles: ['branch-secretary'], of: 'own' } as const satisfies ActorRule;

/** 支部委员会; without one the branch assembly has its duties (支部条例第二十条). */
export const branchCommittee = {
  roles: ['branch-secretary', 'branch-committee'],
  of: 'own',
  titleZh: '支部委员会',
} as const satisfies ActorRule;

/** 支部党员大会, kept by the committee that convenes it. */
export const branchAssembly = {
  roles: ['branch-secretary', 'branch-committee'],
  of: 'own',
  titleZh: '支部党员大会',
} as const satisfies ActorRule;

/** 有审批权的基层党委（党工委）, seen from a branch. */
export const committee = {
  roles: ['township-organiser', 'township-secretary'],
  of: 'township',
  titleZh: '基层党委',
} as const satisfies ActorRule;

/** 基层党委书记, who chairs what the committee decides. */
export const committeeHead = {
  roles: ['township-secretary'],
  of: 'township',
  titleZh: '基层党委',
} as const satisfies ActorRule;

/** 县委组织部. */
export const countyDepartment = {
  roles: ['county-department'],
  of: 'county',
  titleZh: '县委组织部',
} as const satisfies ActorRule;

/** 本单位, at whatever level the run is: branch, township committee or county department. */
export const ownOffice = {
  roles: ['branch-secretary', 'township-organiser', 'township-secretary', 'county-department'],
  of: 'own',
  titleZh: '本级党组织',
} as const satisfies ActorRule;

/** 上一级党组织. */
export const superior = {
  roles: ['township-organiser', 'township-secretary', 'county-department'],
  of: 'parent',
  titleZh: '上级党组织',
} as const satisfies ActorRule;

/** A person of the run writes; who keeps the branch's records enters it for them. */
export const personOfBranch = (relation: 'applicant' | 'person-concerned', titleZh: string) =>
  ({ roles: ['branch-secretary', 'branch-committee', 'member'], of: 'own', relations: [relation], titleZh }) as const;

type After = Extract<TimeRule, { kind: 'after' }>;

/** Within a parameter's length after something. */
export const after = (param: string, anchor: Anchor): After => ({ kind: 'after', within: { param }, anchor });

/** Within a length after the run began. */
export const afterStart = (param: string): After => after(param, { kind: 'run-started' });

/** Within a length after the step opened. */
export const afterOpening = (param: string): After => after(param, { kind: 'step-opened' });

/** Within a length after a step was done. */
export const afterStep = (param: string, step: string): After => after(param, { kind: 'step-done', step });
