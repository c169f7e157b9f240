import sql from 'sql-template-tag';
import type { App } from '../../apps/server/src/app.ts';
import { createRoundService } from '../../apps/server/src/modules/rounds/service.ts';
import type { Actor } from '../../apps/server/src/platform/access/actor.ts';
import { region, type BenchCounty } from './tree.ts';

/**
 * Opens one grading round for a county, as its department would, and lets the branches stand at different steps of it,
 * some late; beside it a finished round of the year before. The opening is the product's own; the way through the
 * steps is written in sets, in the states the engine leaves behind.
 *
 * @returns id of the open round
 */
export async function openRound(app: App, county: BenchCounty): Promise<number> {
  const { db } = app.platform;
  const service = createRoundService(app.platform);
  const actor: Actor = {
    kind: 'user',
    userId: null,
    displayName: '县委组织部',
    role: 'county-department',
    region,
    orgId: county.id,
    path: county.path,
    memberId: null,
    scope: { path: county.path },
  };
  const roundId = await db.write(actor.scope, async (tx) => {
    const id = await service.create(tx, actor, {
      methodId: 'six-step-grading',
      title: '2026年度党支部分类定级',
      year: 2026,
      kinds: ['631', '632'],
    });
    await service.open(tx, actor, id, 0);
    return id;
  });
  const previous = await app.platform.db.write(actor.scope, (tx) => app.platform.ids.next(tx, region), {
    audited: false,
  });
  await db.write(
    actor.scope,
    async (tx) => {
      await tx.run(sql`create temp table progress on commit drop as
        select r.region, r.id as run_id, r.org_id, r.path, r.superior_org_id, r.title, (('x' || substr(md5(r.id::text), 1, 6))::bit(24)::int % 10) as place,
          (('x' || substr(md5(r.id::text), 7, 6))::bit(24)::int % 100) as chance
        from method_run r where r.region = ${region} and r.round_id = ${roundId}`);
      await tx.run(sql`create temp table at_step on commit drop as
        select p.*, s.id as step_row, s.step_id, s.position, case when s.step_id = 'review' then p.superior_org_id
            when s.step_id = 'decide' then p.superior_org_id when s.step_id in ('notice', 'confer') then ${county.id} else p.org_id end as acting
        from progress p join run_step s on s.region = p.region and s.run_id = p.run_id and s.position = p.place
        where p.place > 0`);
      await tx.run(sql`analyze progress, at_step`);
      await tx.run(sql`update run_step s set state = 'done', opened_on = coalesce(s.opened_on, current_date - 20), done_at = now() - interval '3 days',
          done_on = current_date - 3, done_by_name = '支部书记', acting_org_id = coalesce(s.acting_org_id, s.org_id), times_opened = 1
        from progress p where s.region = p.region and s.run_id = p.run_id and s.position < p.place`);
      await tx.run(sql`update run_step s set state = 'open', opened_on = current_date - 3, due_on = current_date - 4 + (a.chance % 30), first_due_on = current_date - 4 + (a.chance % 30),
          acting_org_id = a.acting, times_opened = 1
        from at_step a where s.region = a.region and s.id = a.step_row`);
      await tx.run(sql`update todo t set done_at = now() - interval '3 days', outcome = 'done'
        where t.region = ${region} and t.subject_kind = 'run-step' and t.done_at is null and t.subject_id = any(array(
          select s.id from progress p join run_step s on s.region = p.region and s.run_id = p.run_id and s.position < p.place))`);
      await tx.run(sql`insert into todo (region, id, org_id, path, role, about_org_id, about_name, kind, title_zh, title_en, link, subject_kind, subject_id,
          group_key, group_title_zh, group_title_en, group_link, due_on, opened_at)
        select a.region, a.step_row + 200000000000, a.acting, a.path,
          case when a.step_id in ('notice', 'confer') then 'county-department' when a.step_id = 'review' then 'township-organiser'
            when a.step_id = 'decide' then 'township-secretary' else 'branch-secretary' end,
          a.org_id, o.short_name, 'step', a.title || ' · ' || a.step_id, a.title || ' · ' || a.step_id, '/runs/' || a.run_id || '/' || a.step_id, 'run-step', a.step_row,
          case when a.acting = a.org_id then '' else 'round:' || ${roundId}::text || ':' || a.step_id end, a.title || ' · ' || a.step_id, a.title || ' · ' || a.step_id,
          '/rounds/' || ${roundId}::text || '?step=' || a.step_id, current_date - 4 + (a.chance % 30), now()
        from at_step a join org o on o.region = a.region and o.id = a.org_id`);
      await tx.run(sql`insert into grading_result (region, round_id, org_id, path, run_id, self_hundredths, review_hundredths, flagged, proposed_grade)
        select p.region, ${roundId}, p.org_id, p.path, p.run_id, 6000 + p.chance * 40, case when p.place > 6 then 5900 + p.chance * 40 end, p.chance > 95,
          case when p.place > 6 then (array['poor', 'average', 'fairly-good', 'good'])[1 + (p.chance / 26)] end
        from progress p where p.place > 5`);
      // The year before: finished, with stars.
      await tx.run(sql`insert into method_round (region, id, org_id, path, method_id, definition_hash, scheme_id, scheme_hash, title, year, state, planned, started,
          opened_on, closed_on, created_by, created_at)
        select d.region, ${previous}, d.org_id, d.path, d.method_id, d.definition_hash, d.scheme_id, d.scheme_hash, '2025年度党支部分类定级', 2025, 'closed', d.planned, d.started,
          current_date - 365, current_date - 300, d.created_by, d.created_at from method_round d where d.region = ${region} and d.id = ${roundId}`);
      await tx.run(
        sql`update method_round d set previous_round_id = ${previous} where d.region = ${region} and d.id = ${roundId}`,
      );
      await tx.run(sql`insert into method_run (region, id, org_id, path, superior_org_id, round_id, method_id, definition_hash, title, state, started_on, ended_on)
        select r.region, r.id + 200000000000, r.org_id, r.path, r.superior_org_id, ${previous}, r.method_id, r.definition_hash, '2025年度党支部分类定级', 'done',
          current_date - 365, current_date - 300 from method_run r where r.region = ${region} and r.round_id = ${roundId}`);
      await tx.run(sql`insert into grading_result (region, round_id, org_id, path, run_id, self_hundredths, review_hundredths, proposed_grade)
        select p.region, ${previous}, p.org_id, p.path, p.run_id + 200000000000, 6000 + p.chance * 40, 5900 + p.chance * 40,
          (array['average', 'fairly-good', 'good'])[1 + (p.chance / 34)] from progress p`);
      await tx.run(sql`insert into commendation (region, id, org_id, path, decider_org_id, round_id, kind, title_zh, year, grade, grade_title, stars, state, conferred_on, created_at)
        select p.region, p.run_id + 300000000000, p.org_id, p.path, ${county.id}, ${previous}, 'stars', '五星党支部', 2025,
          (array['average', 'fairly-good', 'good'])[1 + (p.chance / 34)], '等次', 3 + (p.chance / 34), 'conferred', current_date - 300, now() from progress p`);
    },
    { audited: false },
  );
  return roundId;
}
