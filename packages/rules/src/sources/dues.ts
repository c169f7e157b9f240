import type { Source } from '@jishi/domain';

/** 党费: membership dues. */
export const duesSources = [
  {
    id: 'dangfei_1998',
    titleZh: '关于中国共产党党费收缴、管理和使用的规定（1998）',
    issuer: '中央组织部',
    promulgated: '1998',
    supersededBy: 'dangfei_2008',
    confidence: 'uncertain',
  },
  {
    id: 'dangfei_2008',
    titleZh: '关于中国共产党党费收缴、使用和管理的规定',
    issuer: '中央组织部',
    docNo: '中组发〔2008〕3号',
    promulgated: '2008-02-04',
    effective: '2008-04-01',
    replaces: 'dangfei_1998',
    confidence: 'verified',
    note: 'articles 1-16, 17-21, 29-33 located; still cited as in force in 2026 material',
  },
  {
    id: 'dangfei_notice_2017',
    titleZh: '关于进一步规范党费工作的通知',
    issuer: '中央组织部',
    promulgated: '2017',
    confidence: 'uncertain',
  },
] as const satisfies readonly Source[];
