import { thresholdSetting } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { createCasting } from './casting.ts';
import { createCounting } from './counting.ts';
import { createDeciding } from './deciding.ts';
import { presets } from './definition.ts';
import { createOpening } from './opening.ts';
import { createPreparing } from './preparing.ts';
import { createPublishing } from './publish.ts';
import { ruleOf } from './rules.ts';
import { createShowing, itemOf } from './show.ts';
import { createVoteSupport } from './support.ts';
import * as views from './views.ts';

/** Votes and elections (表决、选举): prepared, opened, cast, counted, declared. */
export type VoteService = ReturnType<typeof createVoteService>;

export function createVoteService(platform: Platform) {
  const { clock, rules } = platform;
  const support = createVoteSupport(platform);
  const counting = createCounting(platform, support);
  const casting = createCasting(platform, support, counting);
  return {
    preparing: createPreparing(platform, support),
    opening: createOpening(platform, support),
    counting,
    casting,
    deciding: createDeciding(platform, support),
    publishing: createPublishing(platform),
    showing: createShowing(platform),

    /** Ends the open round, whatever the way of voting. */
    async close(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version?: number; readonly out?: number | undefined },
    ) {
      const { vote } = await support.lockOwn(tx, actor, id, 'close', input.version);
      const round = await support.lastRound(tx, vote);
      if (round.method === 'online') await casting.end(tx, actor, vote, round);
      else await counting.stop(tx, actor, vote, round, input.out);
    },

    async list(tx: Tx, actor: Actor, filter: Parameters<typeof views.listVotes>[1]) {
      return (await views.listVotes(tx, filter, actor.memberId)).map(itemOf);
    },

    /** Ready-made kinds of votes with the numbers and documents of today. */
    async presets(tx: Tx, actor: Actor) {
      const day = clock.today();
      const reader = await rules.reader(tx, actor.path ?? '');
      const reference = (setting: unknown) => {
        const [id] = ruleOf(setting);
        return id === undefined ? null : (rules.reference(id, day) ?? null);
      };
      return presets.map(({ id, titleZh, titleEn, definition }) => {
        const shown = (setting: typeof definition.pass) => {
          if (setting === undefined) return null;
          const { base, compare, fraction } = thresholdSetting(setting, reader, day);
          return { base, compare, fraction: [fraction[0], fraction[1]] as [number, number], rule: reference(setting) };
        };
        return {
          id,
          kind: definition.kind,
          titleZh,
          titleEn,
          needsSeats: definition.needsSeats,
          quorum: shown(definition.quorum),
          pass: shown(definition.pass),
          surplusRule: reference(definition.surplus),
          secret: definition.secret,
        };
      });
    },
  };
}
