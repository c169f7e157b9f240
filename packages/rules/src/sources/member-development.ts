import type { Source } from '@jishi/domain';

/** 发展党员: admission of members. */
export const memberDevelopmentSources = [
  {
    id: 'fazhan_1990',
    titleZh: '中国共产党发展党员工作细则（试行）',
    issuer: '中央组织部',
    promulgated: '1990-08-01',
    effective: '1990-08-01',
    supersededBy: 'fazhan_2014',
    confidence: 'known',
  },
  {
    id: 'fazhan_2014',
    titleZh: '中国共产党发展党员工作细则',
    issuer: '中央办公厅',
    promulgated: '2014-05-28',
    effective: '2014-05-28',
    replaces: 'fazhan_1990',
    confidence: 'verified',
    note: 'articles 13, 19, 20, 21, 33 located; others from memory (article_confidence lower)',
  },
  {
    id: 'liucheng_2016',
    titleZh: '发展党员工作流程图（5个阶段25个步骤）',
    issuer: '中央组织部组织二局',
    promulgated: '2016',
    confidence: 'known',
    note: 'guidance chart; its step texts were located in two independent sources',
  },
] as const satisfies readonly Source[];
