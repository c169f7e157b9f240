/** A method of the catalogue that hand-overs already point to. */
export interface PlannedMethod {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** Methods that runs hand over to before their own definition exists: the link and the to-do are kept meanwhile. */
export const plannedMethods: readonly PlannedMethod[] = [
  {
    id: 'branch-rectification',
    titleZh: '整顿党支部程序（整顿软弱涣散、后进村）',
    titleEn: 'Rectification of weak branches',
  },
  { id: 'first-secretary', titleZh: '第一书记（下派任职）', titleEn: 'First secretary' },
  {
    id: 'secretary-adjustment',
    titleZh: '不胜任书记调整与多渠道选任',
    titleEn: 'Adjustment of secretaries',
  },
];
