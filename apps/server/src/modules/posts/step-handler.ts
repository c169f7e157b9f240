import { countSetting, durationSetting, formatDuration, paramsOf, type PostParams } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import type { PostService } from './service.ts';
import * as store from './store.ts';

/** Post steps of a method: the posts it names are offered when the step opens; it is done when each is held. */
export function createPostStepHandler(platform: Platform, service: PostService): StepHandler {
  const paramsIn = (context: StepContext): PostParams => {
    const params = paramsOf(context.step, 'post');
    if (!params) throw new Error(`step ${context.step.id} is not a post`);
    return params;
  };
  const loaded = async (tx: Tx, context: StepContext) => {
    const posts = await store.postsOfStep(tx, context.region, context.runStepId);
    const holdings = await store.listHoldings(
      tx,
      context.region,
      posts.map(({ id }) => id),
    );
    return posts.map((post) => ({ post, holdings: holdings.filter((holding) => holding.post_id === post.id) }));
  };
  return {
    primitive: 'post',
    async open(tx, actor, context) {
      const [known] = await store.postsOfStep(tx, context.region, context.runStepId);
      if (known) return { subjectId: known.id, link: `/posts?step=${context.runStepId}` };
      const params = paramsIn(context);
      const reader = await platform.rules.reader(tx, context.path);
      const seats = params.singleSeat ? 1 : countSetting(params.seats ?? 1, reader, context.day);
      const term = params.term && formatDuration(durationSetting(params.term, reader, context.day));
      const shift = params.shifts && {
        per: formatDuration(durationSetting(params.shifts.per, reader, context.day)),
        atLeast: countSetting(params.shifts.atLeast, reader, context.day),
      };
      const made: number[] = [];
      for (const titleZh of params.postTitlesZh ?? [context.step.titleZh])
        made.push(
          await service.offer(tx, actor, {
            region: context.region,
            orgId: context.orgId,
            path: context.path,
            runStepId: context.runStepId,
            kind: params.kind,
            titleZh,
            dutiesZh: context.step.guidanceZh,
            basis: params.basis,
            seats,
            publicBadge: params.publicBadge ?? false,
            term: term ?? null,
            compatibleWith: params.compatibleWith ?? [],
            shift: shift ?? null,
          }),
        );
      return { subjectId: made[0] ?? null, link: `/posts?step=${context.runStepId}` };
    },
    async unmet(tx, context) {
      const all = await loaded(tx, context);
      return all.flatMap(({ post, holdings }) => {
        if (post.closed_on !== null || holdings.some(({ state }) => state === 'serving')) return [];
        const waiting = holdings.filter(({ state }) => state === 'claimed').length;
        return [
          {
            code: 'duty-post.not-held',
            zh: `“${post.title_zh}”还没有人到岗${waiting > 0 ? `，${waiting} 人认领待确认` : ''}。`,
            en: `Nobody serves as “${post.title_zh}” yet.`,
          },
        ];
      });
    },
    async facts(tx, context) {
      const serving = (await loaded(tx, context))
        .flatMap(({ holdings }) => holdings)
        .filter(({ state }) => state === 'serving');
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        counts: { holders: serving.length },
      };
    },
    async outcome(tx, context) {
      const all = await loaded(tx, context);
      const holders = all.flatMap(({ holdings }) => holdings.filter(({ state }) => state === 'serving'));
      return { posts: all.map(({ post }) => post.id), holders: holders.map(({ member_id }) => member_id) };
    },
  };
}
