/** A method of the catalogue that hand-overs already point to. */
export interface PlannedMethod {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** Methods that runs hand over to before their own definition exists: the link and the to-do are kept meanwhile. */
export const plannedMethods: readonly PlannedMethod[] = [
  {
    id: 'democratic-decision-procedure',
    titleZh: '民主决策程序（党务规程）',
    titleEn: 'Democratic decision procedure',
  },
  { id: 'one-branch-one-system', titleZh: '每个支部建立一项务实管用制度', titleEn: 'One branch, one system' },
  {
    id: 'village-collective-economy',
    titleZh: '发展壮大村级集体经济（一村一品）',
    titleEn: 'Village collective economy',
  },
];
