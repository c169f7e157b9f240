import type { Parameter } from '@jishi/domain';

/** 失联认定：失去联系时长: at least this many calendar months. */
export const lostThreshold: Parameter<number> = {
  id: 'lost.threshold',
  titleZh: '失联认定：失去联系时长',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: '2016-01-01',
      value: 6,
      cite: { source: 'shilian_2016', also: 'jiaoyuguanli_2019 第二十四条', confidence: 'verified' },
    },
  ],
};

/** 失联 6 个月以上且多方查找未果 → 停止党籍. */
export const lostSuspend: Parameter<boolean> = {
  id: 'lost.suspend',
  titleZh: '失联 6 个月以上且多方查找未果 → 停止党籍',
  unit: 'rule',
  values: [
    {
      from: '2016-01-01',
      value: true,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十四条', confidence: 'verified' },
    },
  ],
};

/** 停止党籍后仍无法联系，按自行脱党除名: at least this many calendar years. */
export const lostExpelAfter: Parameter<number> = {
  id: 'lost.expel_after',
  titleZh: '停止党籍后仍无法联系，按自行脱党除名',
  unit: 'y',
  compare: 'ge',
  values: [
    {
      from: '2016-01-01',
      value: 2,
      cite: { source: 'jiaoyuguanli_2019', article: '第二十四条', also: 'chuzhi_2024', confidence: 'verified' },
    },
  ],
};

/** 无正当理由连续不参加组织生活／不交党费／不做分配工作 → 自行脱党: at least this many calendar months. */
export const selfexitMonths: Parameter<number> = {
  id: 'selfexit.months',
  titleZh: '无正当理由连续不参加组织生活／不交党费／不做分配工作 → 自行脱党',
  unit: 'm',
  compare: 'ge',
  values: [
    {
      from: '1982-09-06',
      value: 6,
      cite: { source: 'jiaoyuguanli_2019', article: '第三十一条（六）', also: '党章第九条', confidence: 'verified' },
    },
  ],
  facts: { procedure: '支部大会决定除名，报上级党组织批准' },
};

/** 组织处置方式. */
export const dispositionTypes: Parameter<readonly string[]> = {
  id: 'disposition.types',
  titleZh: '组织处置方式',
  unit: 'list',
  values: [
    {
      from: '2024-06-16',
      value: ['限期改正', '劝其退党', '除名'],
      cite: { source: 'chuzhi_2024', article: '第三条', confidence: 'verified' },
    },
  ],
};

/** 限期改正一般时长: calendar months. */
export const dispositionRectifyUsual: Parameter<number> = {
  id: 'disposition.rectify.usual',
  titleZh: '限期改正一般时长',
  unit: 'm',
  values: [{ from: '2024-06-16', value: 6, cite: { source: 'chuzhi_2024', confidence: 'verified' } }],
};

/** 限期改正最长: at most this many calendar months. */
export const dispositionRectifyMax: Parameter<number> = {
  id: 'disposition.rectify.max',
  titleZh: '限期改正最长',
  unit: 'm',
  compare: 'le',
  values: [
    {
      from: '2019-05-06',
      value: 12,
      cite: { source: 'jiaoyuguanli_2019', article: '第三十条', also: 'chuzhi_2024', confidence: 'verified' },
    },
  ],
};

/** 讨论处置的支部党员大会人数要求. */
export const dispositionAssembly: Parameter<string> = {
  id: 'disposition.assembly',
  titleZh: '讨论处置的支部党员大会人数要求',
  unit: 'rule',
  values: [
    {
      from: '2014-01-01',
      value: '到会与通过比例参照发展党员支部大会（均过应到会有表决权人数的半数）',
      cite: { note: '2014 年地方办法，2024 办法待核', confidence: 'known' },
    },
  ],
};

/** 已受党纪处分的不因同一问题再作组织处置. */
export const dispositionNotDouble: Parameter<boolean> = {
  id: 'disposition.not_double',
  titleZh: '已受党纪处分的不因同一问题再作组织处置',
  unit: 'bool',
  values: [
    { from: '2024-06-16', value: true, cite: { source: 'chuzhi_2024', article: '第四条', confidence: 'verified' } },
  ],
};

/** 处分影响期（月）. */
export const disciplineImpact: Parameter<
  Readonly<
    Record<string, number | string | Readonly<Record<string, readonly [impactMonths: number, termMonths: number]>>>
  >
> = {
  id: 'discipline.impact',
  titleZh: '处分影响期（月）',
  unit: 'map',
  values: [
    {
      from: '2016-01-01',
      value: {
        警告: 12,
        严重警告: 18,
        撤销党内职务: 24,
        留党察看: { 一年: [12, 24], 二年: [24, 24] },
        开除党籍: '永久',
      },
      cite: { source: 'jilu_2023', confidence: 'known' },
    },
  ],
  facts: { note: '留党察看分一年、二年；期满恢复权利后二年内不得任党内职务；察看期间没有表决权选举权被选举权' },
};
