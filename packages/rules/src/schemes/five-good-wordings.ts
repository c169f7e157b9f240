import type { WorkField } from '@jishi/domain';

/** The wording of an item for branches of one field; points and source stay those of the scheme. */
export interface ItemWording {
  readonly titleZh: string;
  readonly standardZh: string;
}

/** How the five-good standard reads in each field (分领域表述), by item. What is not named reads as in the scheme. */
export const fiveGoodWordings: Readonly<Partial<Record<WorkField, Readonly<Record<string, ItemWording>>>>> = {
  village: {
    'team-unity': {
      titleZh: '团结协作、四议两公开',
      standardZh: '村级重大事项经四议两公开，村“两委”团结，群众不因班子内耗办不成事',
    },
    openness: { titleZh: '党务村务公开', standardZh: '党务、村务、财务按时公开，群众看得懂、问得到' },
    development: { titleZh: '推动富民强村', standardZh: '产业和集体经济有进展，群众得到实惠，不新增村级债务' },
  },
  community: {
    development: { titleZh: '推动社区和谐', standardZh: '物业、环境、安全等难题有人牵头解决' },
  },
  government: {
    development: { titleZh: '推动机关效能', standardZh: '服务基层、办事效率有改进，企业群众少跑路' },
  },
  enterprise: {
    'members-vanguard': { titleZh: '党员发挥作用', standardZh: '党员在生产经营一线立得住，职工说得出党员做了什么' },
    development: { titleZh: '推动生产经营', standardZh: '党建与生产经营结合，职工权益有保障' },
  },
  'social-organisation': {
    development: { titleZh: '推动诚信服务', standardZh: '行业自律、公益服务有成效' },
  },
};
