import { ruleRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createRuleService } from './service.ts';

/** Mounts the rules and local values. */
export function mountRules(mounter: Mounter, platform: Platform): void {
  const service = createRuleService(platform);
  mounter.routes(ruleRoutes, {
    list: ({ tx, actor, query }) => service.list(tx, actor, query),
    rule: ({ tx, actor, params }) => service.rule(tx, actor, params.ruleId),
    setLocal: ({ tx, actor, params, body }) => service.setLocal(tx, actor, params.ruleId, body),
  });
}
