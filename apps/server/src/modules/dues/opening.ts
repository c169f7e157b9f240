import { monthBefore, monthStart } from '@jishi/domain';
import { systemActor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { regionOf } from '../../platform/ids.ts';
import { closeTodos, openTodos, type NewTodo } from '../todos/index.ts';
import type { Assessing } from './assess.ts';
import * as store from './store.ts';
import { listLongUnpaid, type LongUnpaid } from './views.ts';

/** Opening a month: what everybody owes, for one branch or all of them. */
export type Opening = ReturnType<typeof createOpening>;

export function createOpening(platform: Platform, assessing: Assessing) {
  const { audit, clock, rules } = platform;

  return {
    /**
     * Writes the dues of a month for everybody below `path`, or for all in scope: a handful of statements however many
     * members there are. Repeating it takes up who was assessed meanwhile.
     */
    async open(
      tx: Tx,
      actor: Actor,
      month: string,
      org?: { id: number; path: string; region: number },
    ): Promise<{ branches: number; members: number }> {
      await assessing.renew(tx, month);
      const members = await store.chargeMembers(tx, { months: [month], path: org?.path });
      const branches = await store.openMonths(tx, month, org?.path, { name: actor.displayName, at: clock.now() });
      await audit.append(tx, actor, {
        action: 'dues.open-month',
        subjectKind: 'org',
        subjectId: org?.id ?? null,
        orgId: org?.id ?? null,
        path: org?.path ?? actor.path,
        ...(org ? { region: org.region } : {}),
        facts: { month, branches, members },
        ruleIds: ['dues.bands.salaried', 'dues.start.probationary'],
      });
      return { branches, members };
    },

    /**
     * Lists for each secretary who has not paid for six months in a row. It is a duty to look and talk, never a
     * measure: whether there is a reason, and what follows, a person decides.
     */
    async listArrears(tx: Tx): Promise<number> {
      const today = clock.today();
      const atLeast = rules.national<number>('dues.arrears.self_exit', today);
      const until = monthBefore(monthStart(today));
      const byBranch = new Map<number, LongUnpaid[]>();
      for (const row of await listLongUnpaid(tx, until, atLeast))
        byBranch.set(row.org_id, [...(byBranch.get(row.org_id) ?? []), row]);
      const todos: NewTodo[] = [];
      for (const [orgId, rows] of byBranch) {
        const [first] = rows;
        if (!first) continue;
        await closeTodos(tx, platform, systemActor('定时任务', regionOf(orgId)), 'dues_arrears', orgId, 'lapsed');
        todos.push({
          orgId,
          path: first.path,
          roles: ['branch-secretary'],
          aboutOrgId: orgId,
          aboutName: '',
          kind: 'obligation',
          titleZh: `${rows.length} 名党员连续 ${atLeast} 个月未交党费，请了解情况`,
          titleEn: `${rows.length} members have not paid dues for ${atLeast} months; please find out why`,
          link: '/dues?show=long',
          subjectKind: 'dues_arrears',
          subjectId: orgId,
          dismissable: true,
        });
      }
      await openTodos(tx, platform, todos);
      return byBranch.size;
    },
  };
}
