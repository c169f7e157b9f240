import type { Source } from '@jishi/domain';

/** 各领域基层组织条例: regulations for villages, organs, state enterprises and universities. */
export const organisationsByFieldSources = [
  {
    id: 'nongcun_1999',
    titleZh: '中国共产党农村基层组织工作条例（1999）',
    promulgated: '1999-02-13',
    supersededBy: 'nongcun_2018',
    confidence: 'known',
  },
  {
    id: 'nongcun_2018',
    titleZh: '中国共产党农村基层组织工作条例（2018修订，2019年1月公布）',
    promulgated: '2018-12-28',
    effective: '2018-12-28',
    replaces: 'nongcun_1999',
    confidence: 'known',
  },
  {
    id: 'jiguan_2010',
    titleZh: '中国共产党党和国家机关基层组织工作条例（2010）',
    promulgated: '2010-06-04',
    supersededBy: 'jiguan_2019',
    confidence: 'known',
  },
  {
    id: 'jiguan_2019',
    titleZh: '中国共产党党和国家机关基层组织工作条例（2019修订）',
    promulgated: '2019-12-27',
    effective: '2019-12-27',
    replaces: 'jiguan_2010',
    confidence: 'known',
    note: 'article 7 (branch thresholds) located',
  },
  {
    id: 'guoqi_2019',
    titleZh: '中国共产党国有企业基层组织工作条例（试行）',
    promulgated: '2019-12-30',
    effective: '2019-12-30',
    confidence: 'known',
  },
  {
    id: 'gaoxiao_2010',
    titleZh: '中国共产党普通高等学校基层组织工作条例（2010）',
    promulgated: '2010-08-13',
    supersededBy: 'gaoxiao_2021',
    confidence: 'known',
  },
  {
    id: 'gaoxiao_2021',
    titleZh: '中国共产党普通高等学校基层组织工作条例（2021修订）',
    promulgated: '2021-04-16',
    effective: '2021-04-16',
    replaces: 'gaoxiao_2010',
    confidence: 'known',
  },
] as const satisfies readonly Source[];
