import type { Source } from '@jishi/domain';

/** 支部工作、任期与选举: work, terms and elections of primary-level organisations. */
export const branchesAndElectionsSources = [
  {
    id: 'zhibu_2018',
    titleZh: '中国共产党支部工作条例（试行）',
    issuer: '中共中央',
    promulgated: '2018-10-28',
    effective: '2018-10-28',
    confidence: 'verified',
    note: 'articles 4, 11, 12, 13, 14 and chapter 6 located',
  },
  {
    id: 'xuanju_1990',
    titleZh: '中国共产党基层组织选举工作暂行条例',
    issuer: '中共中央',
    promulgated: '1990-06-27',
    effective: '1990-06-27',
    supersededBy: 'xuanju_2020',
    confidence: 'verified',
  },
  {
    id: 'xuanju_2020',
    titleZh: '中国共产党基层组织选举工作条例',
    issuer: '中共中央',
    approved: '2020-06-29',
    promulgated: '2020-07-13',
    effective: '2020-07-13',
    replaces: 'xuanju_1990',
    confidence: 'verified',
    note: 'articles 2-5, 8-14 located',
  },
  {
    id: 'renqi_2018',
    titleZh: '关于党的基层组织任期的意见',
    issuer: '中央办公厅',
    promulgated: '2018-07',
    confidence: 'known',
  },
  {
    id: 'minzhushenghuo_2016',
    titleZh: '县以上党和国家机关党员领导干部民主生活会若干规定',
    promulgated: '2016-12-23',
    confidence: 'known',
  },
] as const satisfies readonly Source[];
