import type { Source } from '@jishi/domain';

/** 个人信息、网络安全与减负: what limits the product itself, beside the regulations it applies. */
export const informationAndBurdenSources = [
  {
    id: 'gerenxinxi_2021',
    titleZh: '中华人民共和国个人信息保护法',
    issuer: '全国人民代表大会常务委员会',
    promulgated: '2021-08-20',
    effective: '2021-11-01',
    confidence: 'known',
    note: '只写原则（目的、最小必要、保存期限），不写系统参数；数值为本系统默认',
  },
  {
    id: 'dengbao_2019',
    titleZh: '信息安全技术 网络安全等级保护基本要求',
    docNo: 'GB/T 22239-2019',
    promulgated: '2019-05-10',
    effective: '2019-12-01',
    confidence: 'known',
    note: '要求登录失败处理、会话超时、三员分立和审计，不写具体数值',
  },
  {
    id: 'jianfu_2024',
    titleZh: '整治形式主义为基层减负若干规定',
    issuer: '中央办公厅、国务院办公厅',
    promulgated: '2024',
    confidence: 'known',
    note: '不得以打卡、积分排名、在线时长等作为考核依据；条号待核',
  },
  {
    id: 'jiejiari_2024',
    titleZh: '关于2024年部分节假日安排的通知',
    issuer: '国务院办公厅',
    docNo: '国办发明电〔2023〕7号',
    promulgated: '2023-10-25',
    confidence: 'known',
  },
  {
    id: 'jiejiari_2025',
    titleZh: '关于2025年部分节假日安排的通知',
    issuer: '国务院办公厅',
    docNo: '国办发明电〔2024〕12号',
    promulgated: '2024-11-12',
    confidence: 'known',
  },
  {
    id: 'jiejiari_2026',
    titleZh: '关于2026年部分节假日安排的通知',
    issuer: '国务院办公厅',
    promulgated: '2025-11',
    confidence: 'known',
    note: '文号待核',
  },
] as const satisfies readonly Source[];
