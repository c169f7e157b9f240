import { gradingRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { readBoard, readRows } from './board.ts';
import type { ReviewerService } from './reviewers.ts';
import type { GradingService } from './service.ts';

/** Mounts score sheets, review groups and the board. */
export function mountGradings(
  mounter: Mounter,
  platform: Platform,
  service: GradingService,
  reviewers: ReviewerService,
): void {
  mounter.routes(gradingRoutes, {
    sheet: ({ tx, actor, params }) => service.show(tx, actor, params.sheetId),
    save: ({ tx, actor, params, body }) => service.save(tx, actor, params.sheetId, body),
    rate: ({ tx, actor, params, body }) =>
      service.rate(tx, actor, params.sheetId, params.reviewerId, body.version, body.entries),
    submit: ({ tx, actor, params, body }) => service.submit(tx, actor, params.sheetId, body),
    reviewers: async ({ tx, actor }) => ({ items: await reviewers.list(tx, actor) }),
    addReviewer: ({ tx, actor, body }) => reviewers.add(tx, actor, body),
    async removeReviewer({ tx, actor, params }) {
      await reviewers.remove(tx, actor, params.reviewerId);
      return { ok: true as const };
    },
    board: ({ tx, params }) => readBoard(tx, params.roundId, platform.clock.today()),
    rows({ tx, params, query }) {
      const { cursor, limit, late, flagged, finished, ...filter } = query;
      return readRows(
        tx,
        params.roundId,
        {
          ...filter,
          late: late === '1',
          flagged: flagged === '1',
          finished: finished === '1',
          after: cursor ?? null,
          limit,
        },
        platform.clock.today(),
      );
    },
  });
}
