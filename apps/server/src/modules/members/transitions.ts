import { exitTypesCodes, lostReasonCodes } from '@jishi/rules';
import type { Role } from '@jishi/contract';
import type { MemberStatus, StoredMember } from './schema.ts';

/** A change of status as data: from where, who decides, what it writes. */
export interface Transition {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Who decides; others see the transition but may not act. */
  readonly decidedBy: readonly Role[];
  readonly whoZh: string;
  /** Number of the decision is asked. */
  readonly needsDocument: boolean;
  /** Sub-kinds to choose from, as the kinds of leaving the Party. */
  readonly kinds: readonly { readonly code: string; readonly titleZh: string }[];
  readonly from: (member: StoredMember) => boolean;
  /** Columns it writes. `on` is the day it happened. */
  readonly writes: (input: {
    readonly on: string;
    readonly kind: string | undefined;
    readonly note: string | undefined;
  }) => Partial<StoredMember>;
  readonly ruleIds: readonly string[];
}

const committee = ['county-department', 'township-secretary'] as const;
const branch = [...committee, 'township-organiser', 'branch-secretary'] as const;
const byCommittee = { decidedBy: committee, whoZh: '上级党委（乡镇、街道党委书记或县委组织部）' } as const;
const byBranch = { decidedBy: branch, whoZh: '党支部书记或上级党委' } as const;
const isCurrent = ({ status }: StoredMember): boolean => status === 'normal' || status === 'suspended';
const ended = (status: MemberStatus, on: string, category: string): Partial<StoredMember> => ({
  status,
  left_on: on,
  leave_category: category,
  is_lost: false,
  is_floating: false,
});

/** All transitions of a membership. Nothing follows from a computation: each is decided by somebody, with a reason. */
export const transitions: readonly Transition[] = [
  {
    id: 'confirm',
    titleZh: '预备党员转正',
    titleEn: 'confirm full membership',
    ...byCommittee,
    needsDocument: true,
    kinds: [],
    from: (m) => m.status === 'normal' && m.member_type === '2',
    writes: ({ on }) => ({ member_type: '1', confirmed_on: on }),
    ruleIds: [],
  },
  {
    id: 'suspend',
    titleZh: '停止党籍',
    titleEn: 'suspend membership',
    ...byCommittee,
    needsDocument: true,
    kinds: [],
    from: (m) => m.status === 'normal',
    writes: () => ({ status: 'suspended', leave_category: 'suspended' }),
    ruleIds: [],
  },
  {
    id: 'restore',
    titleZh: '恢复党籍',
    titleEn: 'restore membership',
    ...byCommittee,
    needsDocument: true,
    kinds: [],
    from: (m) => m.status === 'suspended',
    writes: () => ({ status: 'normal', leave_category: null, left_on: null }),
    ruleIds: [],
  },
  {
    id: 'leave',
    titleZh: '出党',
    titleEn: 'end of membership',
    ...byCommittee,
    needsDocument: true,
    kinds: exitTypesCodes.items,
    from: isCurrent,
    writes: ({ on }) => ended('left', on, 'left-party'),
    ruleIds: ['member.rejoin.after_expulsion', 'member.rejoin.after_disposition'],
  },
  {
    id: 'decease',
    titleZh: '去世',
    titleEn: 'death',
    ...byBranch,
    needsDocument: false,
    kinds: [],
    from: isCurrent,
    writes: ({ on }) => ended('deceased', on, 'died'),
    ruleIds: [],
  },
  {
    id: 'transfer-out',
    titleZh: '转出本地',
    titleEn: 'transfer out of the place',
    ...byCommittee,
    needsDocument: true,
    kinds: [],
    from: (m) => m.status === 'normal',
    writes: ({ on }) => ended('transferred-out', on, 'transferred-out'),
    ruleIds: [],
  },
  {
    id: 'mark-lost',
    titleZh: '登记失去联系',
    titleEn: 'record lost contact',
    ...byBranch,
    needsDocument: false,
    kinds: lostReasonCodes.items,
    from: (m) => isCurrent(m) && !m.is_lost,
    writes: ({ on, kind }) => ({ is_lost: true, lost_on: on, lost_reason: kind ?? 'other' }),
    ruleIds: [],
  },
  {
    id: 'found-again',
    titleZh: '重新取得联系',
    titleEn: 'contact regained',
    ...byBranch,
    needsDocument: false,
    kinds: [],
    from: (m) => m.is_lost,
    writes: () => ({ is_lost: false, lost_on: null, lost_reason: null }),
    ruleIds: [],
  },
  {
    id: 'go-out',
    titleZh: '登记外出流动',
    titleEn: 'record as floating',
    ...byBranch,
    needsDocument: false,
    kinds: [],
    from: (m) => isCurrent(m) && !m.is_floating,
    writes: ({ note }) => ({ is_floating: true, outflow_direction: note ?? null }),
    ruleIds: [],
  },
  {
    id: 'come-back',
    titleZh: '流动返回',
    titleEn: 'returned from away',
    ...byBranch,
    needsDocument: false,
    kinds: [],
    from: (m) => m.is_floating,
    writes: () => ({ is_floating: false, outflow_direction: null }),
    ruleIds: [],
  },
];

/** Transition by id. */
export const findTransition = (id: string): Transition | undefined =>
  transitions.find((transition) => transition.id === id);
