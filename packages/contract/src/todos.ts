import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A duty, or a group of duties of one kind (`kind: group`, no id). */
export const TodoItem = z.object({
  id: z.number().nullable(),
  /** Grant under which it is done; the client switches to it before it follows the link. */
  grantId: z.number().nullable(),
  roleTitle: z.string().nullable(),
  orgName: z.string().nullable(),
  aboutName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  link: z.string(),
  dueOn: z.string().nullable(),
  tag: z.enum(['overdue', 'soon', 'later']),
  count: z.number().int(),
  overdue: z.number().int(),
  dismissable: z.boolean(),
  doneAt: z.string().nullable(),
});

/** A page of open duties. Counts stop at 1,000 for each role (`capped`). */
export const TodoPage = z.object({
  items: z.array(TodoItem),
  nextCursor: z.string().nullable(),
  counts: z.object({ open: z.number().int(), overdue: z.number().int(), soon: z.number().int(), capped: z.boolean() }),
  nextDue: z.string().nullable(),
  /** Civil day in China, by the server's clock. */
  today: z.string(),
});

/** Duties of one day. */
export const TodoCalendarDay = z.object({
  date: z.string(),
  items: z.array(
    z.object({
      titleZh: z.string(),
      titleEn: z.string(),
      link: z.string(),
      aboutName: z.string(),
      count: z.number().int(),
    }),
  ),
});

/** Lists of duties. */
export const todoRoutes = defineRoutes('todos', {
  open: {
    method: 'GET',
    path: '/api/todos',
    permission: 'signed-in',
    summary: '我的待办（合并本人全部身份）',
    query: z.object(pageQuery),
    response: TodoPage,
  },
  done: {
    method: 'GET',
    path: '/api/todos/done',
    permission: 'signed-in',
    summary: '我已办的事',
    query: z.object(pageQuery),
    response: pageOf(TodoItem),
  },
  calendar: {
    method: 'GET',
    path: '/api/todos/calendar',
    permission: 'signed-in',
    summary: '日程：按日列出待办',
    query: z.object({ from: IsoDate, until: IsoDate }),
    response: z.object({ days: z.array(TodoCalendarDay) }),
  },
  finish: {
    method: 'POST',
    path: '/api/todos/:todoId/finish',
    permission: 'signed-in',
    summary: '标记告知类事项已办',
    params: z.object({ todoId: Id }),
    response: Done,
  },
  takeBack: {
    method: 'POST',
    path: '/api/todos/:todoId/take-back',
    permission: 'signed-in',
    summary: '撤回刚标记的已办',
    params: z.object({ todoId: Id }),
    response: Done,
  },
});
