import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { NewTodo, TodoOutcome } from './schema.ts';
import * as store from './store.ts';

/** The parts of the platform that duties need. */
type Needs = Pick<Platform, 'ids' | 'clock'>;

/** Minutes in which a person may take back what they marked as done. */
const takeBackMinutes = 10;

/** Opens duties in the transaction of the act that makes them; all rows in one statement. */
export async function openTodos(tx: Tx, platform: Needs, todos: readonly NewTodo[]): Promise<void> {
  const wanted = todos.flatMap(({ roles, group, ...rest }) => {
    if (rest.userId !== undefined) return [{ ...rest, role: null, group }];
    if (!roles || roles.length === 0) throw new Error(`a duty needs a role or a person: ${rest.titleZh}`);
    return roles.map((role) => ({ ...rest, role: role as string | null, group }));
  });
  const rows: store.TodoInsert[] = [];
  for (const region of new Set(wanted.map((row) => regionOf(row.orgId)))) {
    const members = wanted.filter((row) => regionOf(row.orgId) === region);
    const ids = members.length > 10 ? await platform.ids.take(tx, region, members.length) : undefined;
    for (const [index, row] of members.entries()) {
      rows.push({ ...row, region, id: ids?.[index] ?? (await platform.ids.next(tx, region)) });
    }
  }
  for (let from = 0; from < rows.length; from += 1000) {
    await store.insertTodos(tx, rows.slice(from, from + 1000), platform.clock.now());
  }
}

/** Opens one duty; see `openTodos`. */
export async function openTodo(tx: Tx, platform: Needs, todo: NewTodo): Promise<void> {
  await openTodos(tx, platform, [todo]);
}

/**
 * Ends the open duties of a subject, whoever they were addressed to.
 *
 * @returns how many rows ended
 */
export function closeTodos(
  tx: Tx,
  platform: Needs,
  actor: Actor,
  subjectKind: string,
  subjectId: number,
  outcome: TodoOutcome = 'done',
): Promise<number> {
  return store.endTodos(tx, regionOf(subjectId), subjectKind, [subjectId], {
    outcome,
    at: platform.clock.now(),
    by: actor.userId,
  });
}

/** Moves the date of the open duties of a subject. */
export async function moveTodos(tx: Tx, subjectKind: string, subjectId: number, dueOn: string | null): Promise<void> {
  await store.moveDueDate(tx, regionOf(subjectId), subjectKind, subjectId, dueOn);
}

/** What people do to their own duties: mark a notice as read, and take that back. */
export function createTodoService(platform: Platform) {
  const { audit, clock } = platform;

  const mine = async (tx: Tx, actor: Actor, id: number) => {
    const todo = await store.lockTodo(tx, actor.region, id);
    if (!todo) refuse('record.not-found');
    const addressed =
      todo.user_id === null ? todo.org_id === actor.orgId && todo.role === actor.role : todo.user_id === actor.userId;
    if (!addressed) refuse('record.not-found');
    return todo;
  };

  return {
    /** Marks something to know as done. What has to be acted on ends by the act alone. */
    async finish(tx: Tx, actor: Actor, id: number): Promise<void> {
      const todo = await mine(tx, actor, id);
      if (!todo.dismissable) refuse('todo.act-first', { title: todo.title_zh });
      if (todo.done_at !== null) return;
      await store.endTodos(tx, actor.region, todo.subject_kind, [todo.subject_id], {
        outcome: 'done',
        at: clock.now(),
        by: actor.userId,
      });
      await audit.append(tx, actor, {
        action: 'todo.finish',
        subjectKind: todo.subject_kind,
        subjectId: todo.subject_id,
        path: todo.path,
      });
    },

    /** Takes back `finish` while the bar offers it. */
    async takeBack(tx: Tx, actor: Actor, id: number): Promise<void> {
      const todo = await mine(tx, actor, id);
      const since = todo.done_at === null ? Number.POSITIVE_INFINITY : clock.now().getTime() - todo.done_at.getTime();
      if (!todo.dismissable || todo.done_by !== actor.userId || since > takeBackMinutes * 60_000) {
        refuse('todo.no-longer-yours-to-take-back', { title: todo.title_zh });
      }
      await store.reopenTodo(tx, actor.region, id);
      await audit.append(tx, actor, {
        action: 'todo.take-back',
        subjectKind: todo.subject_kind,
        subjectId: todo.subject_id,
        path: todo.path,
      });
    },
  };
}

/** Notes that the addressees of duties were reminded. */
export async function noteReminders(tx: Tx, region: number, ids: readonly number[], at: Date): Promise<void> {
  await store.noteReminders(tx, region, ids, at);
}
