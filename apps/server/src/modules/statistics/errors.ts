import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of statistics. */
export const statisticsRefusals: RefusalCatalogue = {
  'statistics.dates': {
    status: 422,
    zh: '期初日应早于基准日，基准日不晚于今天。',
    en: 'The opening day comes before the reference day, which is not after today.',
  },
  'statistics.unknown-indicator': {
    status: 422,
    zh: '没有指标“{indicator}”，请从指标目录中选择。',
    en: 'There is no indicator “{indicator}”.',
  },
  'statistics.wrong-state': {
    status: 409,
    zh: '这份统计现在是“{state}”，不能这样办理。请刷新后再看。',
    en: 'The snapshot is “{state}”; this is not possible.',
  },
  'statistics.unexplained': {
    status: 422,
    zh: '有 {count} 项核对不平。请查明原因并写在说明里，或更正数据后重新冻结。',
    en: '{count} checks do not hold: explain them, or correct the data and freeze again.',
  },
  'statistics.own-figures': {
    status: 403,
    zh: '冻结的人不审签。请由{org}的另一位负责人审签。',
    en: 'Who froze the numbers does not sign them.',
  },
  'statistics.not-owner': { status: 403, zh: '这份统计由{org}办理。', en: 'This snapshot belongs to {org}.' },
};
