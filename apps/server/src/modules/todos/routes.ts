import { todoRoutes } from '@jishi/contract';
import type { Mounter } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { createTodoHome } from './home.ts';
import { createTodoService } from './service.ts';

/** Mounts the lists of duties. */
export function mountTodos(mounter: Mounter, platform: Platform): void {
  const home = createTodoHome(platform);
  const service = createTodoService(platform);
  mounter.routes(todoRoutes, {
    open: ({ tx, actor, query }) => home.open(tx, actor, query.cursor, query.limit),
    done: ({ tx, actor, query }) => home.done(tx, actor, query.cursor, query.limit),
    calendar: async ({ tx, actor, query }) => ({ days: await home.calendar(tx, actor, query.from, query.until) }),
    async finish({ tx, actor, params }) {
      await service.finish(tx, actor, params.todoId);
      return { ok: true as const };
    },
    async takeBack({ tx, actor, params }) {
      await service.takeBack(tx, actor, params.todoId);
      return { ok: true as const };
    },
  });
}
