// The floor: the same questions in one hand-written statement each, behind a bare node:http server and a pool. Without
// sign-in, scope, validation, limits, trail, or repeatable writes; that is what the difference pays for.
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { hashCode } from '../../apps/server/src/modules/appraisals/codes.ts';
import { gramsOf } from '../../apps/server/src/modules/orgs/search/spelling.ts';
import { answerUsage } from './usage.ts';

const region = 4106;
const [connectionString = ''] = process.argv.slice(2);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
const pool = new pg.Pool({ connectionString, max: 12 });

type Ask = (query: URLSearchParams, body: string) => Promise<unknown>;

const run = async (name: string, text: string, values: readonly unknown[]): Promise<unknown[]> =>
  (await pool.query({ name, text, values: [...values] })).rows;
const hiOf = (lo: string): string => `${lo.slice(0, -1)}/`;
const given = (query: URLSearchParams, name: string): string => query.get(name) ?? '';

const rosterColumns = `m.id, m.name, m.sex, m.born_on as "bornOn", m.org_id as "orgId", o.short_name as "orgName", m.member_type as "memberType", m.status,
  m.admitted_on as "admittedOn", m.confirmed_on as "confirmedOn", m.education, m.job_position as "jobPosition", '****' || m.id_number_tail as "idNumberMasked",
  '****' || m.phone_tail as "phoneMasked", m.is_floating as "isFloating", m.is_lost as "isLost"`;
const rosterFrom = `from member m join org o on o.region = m.region and o.id = m.org_id
  where m.path >= $1 and m.path < $2 and m.status in ('normal', 'suspended')`;

const routes: Readonly<Record<string, Ask>> = {
  '/member': (query) =>
    run(
      'member',
      `select ${rosterColumns}, m.ethnic, m.degree, m.joined, p.names from (select m.*, m.join_type as joined from member m where m.region = $1 and m.id = $2) m
        join org o on o.region = m.region and o.id = m.org_id
        cross join lateral (select array_agg(a.short_name order by a.lvl) as names from org a where a.region = $1 and starts_with(m.path, a.path)
          and a.id in (select o.id union all select o.parent_id union all select b.parent_id from org b where b.region = $1 and b.id = o.parent_id)) p`,
      [region, given(query, 'id')],
    ),
  '/roster': async (query) => ({
    items: await run(
      'roster',
      `select ${rosterColumns}, (select sum(s.n) from stat_rollup s where s.region = $3 and s.org_id = $4 and s.dim = 'members') as total
        ${rosterFrom} order by m.path, m.id limit 50`,
      [given(query, 'lo'), hiOf(given(query, 'lo')), region, given(query, 'org')],
    ),
  }),
  '/roster-filtered': async (query) => ({
    items: await run(
      'roster-filtered',
      `select ${rosterColumns}, (select s.n from stat_rollup s where s.region = $3 and s.org_id = $4 and s.dim = 'sex' and s.bucket = '2') as total
        ${rosterFrom} and m.sex = '2' order by m.path, m.id limit 50`,
      [given(query, 'lo'), hiOf(given(query, 'lo')), region, given(query, 'org')],
    ),
  }),
  '/roster-deep': async (query) => ({
    items: await run(
      'roster-deep',
      `select ${rosterColumns} ${rosterFrom} and (m.path, m.id) > ($3, $4::bigint) order by m.path, m.id limit 50`,
      [given(query, 'lo'), hiOf(given(query, 'lo')), given(query, 'path'), given(query, 'id')],
    ),
  }),
  '/children': async (query) => ({
    items: await run(
      'children',
      `select o.id, o.parent_id as "parentId", o.name, o.short_name as "shortName", o.code, o.kind, o.sector, o.state,
          exists (select from org c where c.region = o.region and c.parent_id = o.id) as "hasChildren",
          case when o.kind in ('631', '632') then (select count(*) from member m where m.region = o.region and m.org_id = o.id and m.status in ('normal', 'suspended'))
            else (select sum(s.n) from stat_rollup s where s.region = o.region and s.org_id = o.id and s.dim = 'members') end as members,
          (select sum(s.n) from stat_rollup s where s.region = o.region and s.org_id = o.id and s.dim = 'org-kind' and s.bucket in ('631', '632')) as branches,
          (select sum(s.n) from stat_rollup s where s.region = o.region and s.org_id = o.id and s.dim = 'org-kind') as organisations
        from org o where o.region = $1 and o.parent_id = $2 and o.state <> 'dissolved' order by o.sort_no, o.id`,
      [region, given(query, 'id')],
    ),
  }),
  '/counts': (query) =>
    run('counts', 'select s.dim, s.bucket, s.n from stat_rollup s where s.region = $1 and s.org_id = $2', [
      region,
      given(query, 'id'),
    ]),
  '/counts-branch': (query) =>
    run(
      'counts-branch',
      `select c.dim, c.bucket, count(*) as n from member m cross join lateral (values ('status', m.status), ('sex', m.sex), ('type', m.member_type),
          ('born', to_char(m.born_on, 'YYYY')), ('education', m.education), ('job', m.job_position), ('admitted', to_char(m.admitted_on, 'YYYY'))) as c (dim, bucket)
        where m.region = $1 and m.org_id = $2 group by 1, 2`,
      [region, given(query, 'id')],
    ),
  '/search': (query) => {
    const [q, lo] = [given(query, 'q'), given(query, 'lo')];
    const isLatin = /^[a-z]+$/.test(q);
    return isLatin
      ? run(
          'search-latin',
          `select d.kind, d.id, d.text, d.detail from search_doc d where d.kind in ('org', 'member') and d.initials collate "C" >= $1 and d.initials collate "C" < $2
            and d.path >= $3 and d.path < $4 limit 20`,
          [q, `${q}~`, lo, hiOf(lo)],
        )
      : run(
          'search-grams',
          `select d.kind, d.id, d.text, d.detail from search_doc d where d.grams @> $1 and d.text like $2 and d.path >= $3 and d.path < $4 limit 20`,
          [gramsOf(q), `%${q}%`, lo, hiOf(lo)],
        );
  },
  '/home': async (query) => ({
    items: await run(
      'home',
      `select t.group_key, min(t.title_zh) as title, count(*) as n, count(*) filter (where t.due_on < current_date) as overdue, min(t.due_on) as "dueOn"
        from todo t where t.region = $1 and t.org_id = $2 and t.role = $3 and t.done_at is null
        group by t.group_key, case when t.group_key = '' then t.id end order by 5 limit 50`,
      [region, given(query, 'org'), given(query, 'role')],
    ),
  }),
  '/board': (query) =>
    run(
      'board',
      `with runs as materialized (select r.region, r.id, r.org_id, r.superior_org_id, d.previous_round_id from method_run r join method_round d on d.region = r.region and d.id = r.round_id
          where r.region = $1 and r.round_id = $2 and r.state <> 'cancelled'),
        steps as materialized (select s.run_id, s.step_id, s.state, s.due_on from run_step s where s.region = $1 and s.round_id = $2)
        select (select json_agg(x) from (select s.step_id, s.state, count(*) as n, count(*) filter (where s.state = 'open' and s.due_on < current_date) as late, min(s.due_on) as due_on
            from steps s group by 1, 2) x) as steps,
          (select json_agg(x) from (select g.proposed_grade as grade, l.proposed_grade as last, count(*) as n, count(*) filter (where g.flagged) as flagged from runs r
            left join grading_result g on g.region = r.region and g.round_id = $2 and g.org_id = r.org_id
            left join grading_result l on l.region = r.region and l.round_id = r.previous_round_id and l.org_id = r.org_id group by 1, 2) x) as grades,
          (select json_agg(x) from (select r.superior_org_id, count(distinct r.id) as total, count(*) filter (where s.state = 'open' and s.due_on < current_date) as late
            from runs r join steps s on s.run_id = r.id group by 1) x) as townships`,
      [region, given(query, 'round')],
    ),
  '/sign': (query, body) => {
    const { values } = JSON.parse(body) as { values: unknown };
    return run(
      'sign',
      `with form as (update form_record f set state = 'signed', signed_version = f.signed_version + 1, draft = $3, version = f.version + 1
          where f.region = $1 and f.id = $2 and f.state = 'draft' returning f.*),
        signed as (insert into form_version (region, form_id, number, org_id, path, content, signed_by, signer_name, signed_at, late)
          select f.region, f.id, f.signed_version, f.org_id, f.path, f.draft, $4, '压测人员', now(), false from form f)
        insert into audit_event (region, id, at, user_id, actor_name, role, action, subject_kind, subject_id, org_id, path, facts, rule_ids)
          select f.region, f.id, now(), $4, '压测人员', 'branch-secretary', 'form.sign', 'form', f.id, f.org_id, f.path, '{}', '{}' from form f returning subject_id`,
      [region, given(query, 'id'), JSON.stringify(values), given(query, 'user')],
    );
  },
  '/cast': (query, body) => {
    const { answers } = JSON.parse(body) as { answers: unknown };
    return run(
      'cast',
      `with code as (update appraisal_code c set used = true where c.code_hash = $1 and not c.used returning c.*)
        insert into appraisal_sheet (region, id, appraisal_id, org_id, path, group_id, round_no, answers)
          select a.region, gen_random_uuid(), a.id, a.org_id, a.path, c.group_id, c.round_no, $2 from code c join appraisal a on a.region = c.region and a.id = c.appraisal_id
          where a.state = 'open' returning 1 as received`,
      [hashCode(given(query, 'code')), JSON.stringify(answers)],
    );
  },
};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const route = routes[url.pathname];
  const answer = (status: number, value: unknown) => {
    const text = JSON.stringify(value ?? null);
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
    response.end(text);
  };
  const work = async () => {
    try {
      if (route) answer(200, await route(url.searchParams, await bodyOf(request)));
      else answer(404, undefined);
    } catch (error) {
      answer(500, String(error));
    }
  };
  void work();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  answerUsage(async () => {
    server.close();
    await pool.end();
  });
  if (address !== null && typeof address === 'object') process.send?.({ ready: address.port });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  if (request.method === 'GET') return '';
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
