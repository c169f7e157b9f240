import type { Source } from '@jishi/domain';

/** 评议、述职与分类定级: appraisal, reporting and grading. */
export const appraisalAndGradingSources = [
  {
    id: 'pingyi_1988',
    titleZh: '关于建立民主评议党员制度的意见',
    issuer: '中央组织部（中央批转）',
    promulgated: '1988-12-15',
    confidence: 'known',
  },
  {
    id: 'shuzhi_2019',
    titleZh: '党委（党组）书记抓基层党建工作述职评议考核办法（试行）',
    promulgated: '2019-12',
    confidence: 'known',
  },
  {
    id: 'jichujianshenian_2012',
    titleZh: '关于在创先争优活动中开展基层组织建设年的实施意见',
    promulgated: '2012-02',
    confidence: 'verified',
    note: 'text located',
  },
  {
    id: 'xunxian_2012',
    titleZh: '河南省浚县运用“六步工作法”扎实开展基层党组织分类定级工作',
    issuer: '基层组织建设年专刊',
    promulgated: '2012',
    confidence: 'verified',
    note: '六步、星级对应和 535 个支部的结果见原文；期限、人数、分数线原文未写',
  },
] as const satisfies readonly Source[];
