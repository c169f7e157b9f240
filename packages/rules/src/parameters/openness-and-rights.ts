import type { Parameter } from '@jishi/domain';
import type { UsualAndExtended } from './value-types.ts';

/** 党务公开时间要求. */
export const opennessModes: Parameter<Readonly<Record<string, string>>> = {
  id: 'openness.modes',
  titleZh: '党务公开时间要求',
  unit: 'map',
  values: [
    {
      from: '2010-09-01',
      value: { 固定内容: '长期公开', 常规工作: '定期公开', 阶段性工作: '逐段公开', 临时性工作: '随时公开' },
      cite: { source: 'dangwugongkai_2010', confidence: 'known' },
    },
    {
      from: '2017-12-20',
      value: { 固定内容: '长期公开', 常规工作: '定期公开', 阶段性工作: '逐段公开', 临时性工作: '即时公开' },
      cite: { source: 'dangwugongkai_2017', confidence: 'known' },
    },
  ],
};

/** 基层党组织党务公开内容大类. */
export const opennessBasicOrgItems: Parameter<readonly string[]> = {
  id: 'openness.basic_org.items',
  titleZh: '基层党组织党务公开内容大类',
  unit: 'list',
  values: [
    {
      from: '2017-12-20',
      value: [
        '学习贯彻党中央和上级决策部署',
        '任期工作目标和年度计划及执行',
        '组织设置与职责',
        '换届选举',
        '党员发展教育管理',
        '党费收缴管理使用',
        '组织生活制度执行',
        '联系服务党员群众',
        '表彰奖励与处分处置',
        '落实主体责任与廉政建设',
        '其他',
      ],
      cite: { source: 'dangwugongkai_2017', confidence: 'known' },
    },
  ],
};

/** 党员申诉的复议复查期限: calendar months. */
export const rightsAppealReviewMax: Parameter<UsualAndExtended> = {
  id: 'rights.appeal.review.max',
  titleZh: '党员申诉的复议复查期限',
  unit: 'm',
  values: [
    { from: '2004-09-22', value: { usual: 3, extended: 6 }, cite: { source: 'quanli_2004', confidence: 'uncertain' } },
    {
      from: '2020-12-25',
      value: { usual: 3, extended: 6 },
      cite: { source: 'quanli_2020', note: '沿用旧值，2020 修订的期限条款待核', confidence: 'uncertain' },
    },
  ],
};
