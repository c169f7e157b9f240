import { countSetting, durationSetting, formatDuration, paramsOf, type PairingParams } from '@jishi/domain';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import type { StepContext } from '../../platform/step-handler.ts';
import type { LimitSettings } from './schema.ts';

/** What a step fixes for its pairings. */
export interface StepSettings {
  readonly kind: string;
  readonly fullMembersOnly: boolean;
  readonly conflictRequired: boolean;
  readonly agreement: PairingParams['agreement'];
  readonly limits: LimitSettings;
  readonly contactPer?: string;
  readonly contactAtLeast?: number;
}

/** Reads the parameters of a pairing step for its day. */
export function stepSettings(context: StepContext, reader: RuleReader): StepSettings {
  const params = paramsOf(context.step, 'pairing');
  if (!params) throw new Error(`step ${context.step.id} is not a pairing`);
  const { helper, partner, contactQuota } = params;
  return {
    kind: params.kind,
    fullMembersOnly: helper.mustBeFullMember ?? false,
    conflictRequired: params.conflictDeclared ?? true,
    agreement: params.agreement,
    limits: {
      ...(helper.atMost === undefined ? {} : { partnersPerHelper: helper.atMost }),
      ...(partner.atLeast === undefined ? {} : { helpersAtLeast: partner.atLeast }),
      ...(partner.atMost === undefined ? {} : { helpersAtMost: partner.atMost }),
    },
    ...(contactQuota === undefined
      ? {}
      : {
          contactPer: formatDuration(durationSetting(contactQuota.per, reader, context.day)),
          contactAtLeast: countSetting(contactQuota.atLeast, reader, context.day),
        }),
  };
}
