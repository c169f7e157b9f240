import type { LimitSettings } from './schema.ts';

/** What the rules say about a kind of pairing. */
export interface PairingKindRule {
  readonly titleZh: string;
  readonly limits: LimitSettings;
  readonly fullMembersOnly: boolean;
  readonly ruleIds: readonly string[];
}

const known: Readonly<Record<string, PairingKindRule>> = {
  mentor: {
    titleZh: '培养联系人',
    limits: {
      partnersPerHelper: { param: 'pairing.mentor.load' },
      helpersAtLeast: { param: 'dev.activist.mentors' },
      helpersAtMost: { param: 'dev.activist.mentors' },
    },
    fullMembersOnly: true,
    ruleIds: ['dev.activist.mentors', 'pairing.mentor.load'],
  },
  introducer: {
    titleZh: '入党介绍人',
    limits: {
      partnersPerHelper: { param: 'pairing.introducer.load' },
      helpersAtLeast: { param: 'dev.introducers' },
      helpersAtMost: { param: 'dev.introducers' },
    },
    fullMembersOnly: true,
    ruleIds: ['dev.introducers', 'pairing.introducer.load'],
  },
};

/** Rules of a kind: mentors and introducers have their own, whatever step they come from. */
export function kindRule(kind: string): PairingKindRule {
  return (
    known[kind] ?? {
      titleZh: '结对联系人',
      limits: { partnersPerHelper: { param: 'pairing.helper.load' } },
      fullMembersOnly: false,
      ruleIds: ['pairing.helper.load'],
    }
  );
}
