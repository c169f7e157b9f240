import type { RefusalCatalogue } from '../../platform/refusal.ts';

/** Refusals of local values. */
export const ruleRefusals: RefusalCatalogue = {
  'rule.past-date': {
    status: 422,
    zh: '生效日期不能早于今天（{today}）：已经办的事按当时的规则。请改生效日期。',
    en: 'A local value cannot start before today ({today}): what was done stays under the rule of its day.',
  },
  'rule.loosens': {
    status: 422,
    zh: '“{title}”是全国规定，本地只能从严，不能放宽。请改取值。',
    en: 'This is a national rule. A local value may only be stricter.',
  },
  'rule.not-overridable': {
    status: 422,
    zh: '“{title}”由全国规定写明，本地不能另设取值。',
    en: 'This value is fixed by a national rule and has no local variant.',
  },
};
