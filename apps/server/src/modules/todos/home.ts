import { addDays, type IsoDate } from '@jishi/domain';
import type { TodoCalendarDay, TodoItem, TodoPage } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TodoGrant, TodoGroupRow, TodoRow } from './schema.ts';
import * as views from './views.ts';

type Item = z.infer<typeof TodoItem>;
type Page = z.infer<typeof TodoPage>;

/** Groups up to this size are shown one by one. */
const smallGroup = 5;

/** Reads the duties of a person over all their roles. */
export function createTodoHome({ clock, rules }: Pick<Platform, 'clock' | 'rules'>) {
  /** Days before the date from which a duty counts as due soon. */
  const soonDays = (today: string): number =>
    Math.max(...rules.national<readonly number[]>('notification.reminder.lead', today));

  /** Runs `work` once in the scope of each grant, and comes back to the scope of the request. */
  const eachGrant = async <T>(tx: Tx, actor: Actor, work: (grant: TodoGrant) => Promise<T>): Promise<T[]> => {
    if (actor.userId === null) return [];
    const grants = await views.listTodoGrants(tx, actor.region, actor.userId, clock.today());
    const found: T[] = [];
    for (const grant of grants) {
      if (grants.length > 1 || grant.path !== actor.path) await tx.setScope({ path: grant.path });
      found.push(await work(grant));
    }
    if (grants.length > 1) await tx.setScope(actor.scope);
    return found;
  };

  const itemOf = (row: TodoRow, grant: TodoGrant | null, orgName: string | null, today: string): Item => ({
    id: row.id,
    grantId: grant?.id ?? null,
    roleTitle: grant ? roleTitle(grant.role) : null,
    orgName,
    aboutName: row.about_name,
    kind: row.kind,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    link: row.link,
    dueOn: row.due_on,
    tag: tagOf(row.due_on, today, soonDays(today)),
    count: 1,
    overdue: row.due_on !== null && row.due_on < today ? 1 : 0,
    dismissable: row.dismissable,
    doneAt: row.done_at?.toISOString() ?? null,
  });

  const groupItem = (group: TodoGroupRow, grant: TodoGrant, orgName: string | null, today: string): Item => ({
    id: null,
    grantId: grant.id,
    roleTitle: roleTitle(grant.role),
    orgName,
    aboutName: '',
    kind: 'group',
    titleZh: group.title_zh,
    titleEn: group.title_en,
    link: group.link,
    dueOn: group.first_due,
    tag: tagOf(group.first_due, today, soonDays(today)),
    count: group.n,
    overdue: group.overdue,
    dismissable: false,
    doneAt: null,
  });

  return {
    /** One page of open duties, earliest first, with the counts of all roles. */
    async open(tx: Tx, actor: Actor, cursor: string | undefined, limit: number): Promise<Page> {
      const today = clock.today();
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const counts = { open: 0, overdue: 0, soon: 0 };
      const candidates: { item: Item; key: string; id: number }[] = [];
      const seen = new Set<string>();
      await eachGrant(tx, actor, async (grant) => {
        const targets: views.Addressee[] = [{ grant }, { region: grant.region, userId: actor.userId ?? 0 }];
        // All questions of a grant travel to the database together.
        const [orgName, ...answers] = await Promise.all([
          views.orgShortName(tx, grant.region, grant.org_id),
          ...targets.map((to) =>
            Promise.all([
              views.listOpen(tx, to, '', limit + 1, after),
              views.countSingles(tx, to, today, addDays(today, soonDays(today))),
              views.listGroups(tx, to, today),
            ]),
          ),
        ]);
        for (const [index, [singles, single, groups]] of answers.entries()) {
          const to = targets[index] ?? { grant };
          const add = (row: TodoRow) => {
            const subject = `${row.subject_kind}:${row.subject_id}`;
            if (seen.has(subject)) return;
            seen.add(subject);
            candidates.push({ item: itemOf(row, grant, orgName, today), key: views.dueKey(row.due_on), id: row.id });
          };
          for (const row of singles) add(row);
          counts.open += single.n;
          counts.overdue += single.overdue;
          counts.soon += single.soon;
          for (const group of groups) {
            counts.open += group.n;
            counts.overdue += group.overdue;
            if (after) continue;
            if (group.n > smallGroup)
              candidates.push({
                item: groupItem(group, grant, orgName, today),
                key: views.dueKey(group.first_due),
                id: 0,
              });
            else for (const row of await views.listOpen(tx, to, group.group_key, smallGroup)) add(row);
          }
        }
      });
      // Groups and small groups come whole on the first page; only single rows go on.
      candidates.sort((a, b) => (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1));
      const page = candidates.slice(0, limit);
      const last = page.at(-1);
      return {
        today,
        items: page.map(({ item }) => item),
        nextCursor: candidates.length > limit && last ? writeCursor({ due: last.key, id: last.id }) : null,
        counts: { ...counts, capped: counts.open >= views.countLimit },
        nextDue: page.find(({ item }) => item.dueOn !== null && item.dueOn >= today)?.item.dueOn ?? null,
      };
    },

    /** What the person has done, newest first. */
    async done(tx: Tx, actor: Actor, cursor: string | undefined, limit: number) {
      if (actor.userId === null) return { items: [], nextCursor: null };
      const before =
        cursor === undefined
          ? undefined
          : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { at: string; id: number });
      const rows = await views.listDone(tx, actor.region, actor.userId, limit + 1, before);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last?.done_at ? { at: last.done_at.toISOString(), id: last.id } : null;
      return {
        items: page.map((row) => itemOf(row, null, null, clock.today())),
        nextCursor: next ? Buffer.from(JSON.stringify(next)).toString('base64url') : null,
      };
    },

    /** Duties with a date in `[from, until)`, by day. */
    async calendar(tx: Tx, actor: Actor, from: IsoDate, until: IsoDate): Promise<z.infer<typeof TodoCalendarDay>[]> {
      const byDay = new Map<string, z.infer<typeof TodoCalendarDay>>();
      await eachGrant(tx, actor, async (grant) => {
        for (const to of [{ grant }, { region: grant.region, userId: actor.userId ?? 0 }] as views.Addressee[]) {
          for (const row of await views.listDueBetween(tx, to, from, until)) {
            const day = byDay.get(row.due_on) ?? { date: row.due_on, items: [] };
            byDay.set(row.due_on, day);
            day.items.push({
              titleZh: row.title_zh,
              titleEn: row.title_en,
              link: row.link,
              aboutName: row.n > 1 ? '' : row.about_name,
              count: row.n,
            });
          }
        }
      });
      return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
    },
  };
}

function tagOf(dueOn: string | null, today: string, soonDays: number): Item['tag'] {
  if (dueOn === null) return 'later';
  if (dueOn < today) return 'overdue';
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'later';
}

function writeCursor(cursor: views.TodoCursor): string {
  return `${cursor.due}_${cursor.id}`;
}

function readCursor(text: string): views.TodoCursor {
  const [due = '', id = '0'] = text.split('_');
  return { due, id: Number(id) || 0 };
}
