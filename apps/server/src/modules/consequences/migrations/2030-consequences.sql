-- Measures against somebody: opened, investigated, heard, decided by a body, served, reviewed; appealed in parallel.
-- Everything about a case stands in its one row, so that one policy holds for all of it.
create table consequence_case (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  owner_roles text[] not null default '{}',
  decider_org_id bigint not null,
  decider_depth int not null default 0,
  decider_roles text[] not null default '{}',
  appeal_org_id bigint not null,
  appeal_depth int not null default 0,
  appeal_roles text[] not null default '{}',
  appealed boolean not null default false,
  run_step_id bigint,
  kind text not null,
  title_zh text not null,
  subject_kind text not null check (subject_kind in ('member', 'org')),
  member_id bigint,
  subject_org_id bigint,
  subject_name text not null,
  subject_key text not null,
  fact_zh text not null,
  fact_key text not null,
  fact_on date not null,
  basis_zh text not null,
  measures jsonb not null,
  collective text not null,
  helper_allowed boolean not null default true,
  appeal_within text not null,
  review_every text,
  liftable boolean not null default true,
  state text not null default 'opened' check (state in ('proposed', 'opened', 'investigated', 'heard', 'decided', 'served', 'running',
    'reviewed', 'lifted', 'escalated', 'dropped')),
  proposed_by_zh text,
  opened_by bigint,
  investigation_zh text,
  investigated_by bigint,
  investigated_by_name text,
  investigated_on date,
  invited_on date,
  heard_on date,
  appeared boolean,
  statement_zh text,
  helper_name text,
  measure_id text,
  measure_zh text,
  measure_effect text,
  term text,
  decision_zh text,
  decided_on date,
  decided_by bigint,
  decided_by_name text,
  meeting jsonb,
  served_on date,
  served_how_zh text,
  acknowledged_on date,
  term_from date,
  term_until date,
  appeal_until date,
  next_review_on date,
  review_told boolean not null default false,
  review_zh text,
  review_advice text,
  ended_on date,
  ended_reason text,
  escalated_to bigint,
  appeal jsonb,
  history jsonb not null default '[]',
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, decider_org_id) references org (region, id),
  -- What a person decides after a hearing, whatever a service does.
  check (decided_on is null or (heard_on is not null and heard_on <= decided_on and decided_by is not null and meeting is not null)),
  check (served_on is null or served_on >= decided_on),
  check (term_from is null or term_from = served_on),
  check (state not in ('decided', 'served', 'running', 'reviewed', 'escalated') or decided_on is not null),
  check ((appeal is not null) = appealed)
);
comment on table consequence_case is '处理：立项、核实、听取陈述、决定、送达、复查；只有承办、决定、受理申诉的组织和本人可见';
comment on column consequence_case.helper_name is '助辩人：本人邀请的帮助陈述申辩的人';
comment on column consequence_case.fact_key is '事实的识别键：同一事实不作两次处理';
comment on column consequence_case.decider_depth is '决定机关在路径上的层次（1 为县）';
-- Not twice for the same fact, also where the first case is out of sight.
create unique index consequence_case_once on consequence_case (region, subject_key, fact_key) where state <> 'dropped';
create index consequence_case_by_path on consequence_case (path, id);
create index consequence_case_by_member on consequence_case (region, member_id) where member_id is not null;
create index consequence_case_by_step on consequence_case (region, run_step_id) where run_step_id is not null;
create index consequence_case_review on consequence_case (next_review_on) where state = 'running' and not review_told;

alter table consequence_case enable row level security;
alter table consequence_case force row level security;
-- app.office is set by this module alone, after it has seen that the role is one that handles cases: to every other
-- statement of the platform, whatever its scope, there are no cases. The bodies are told by the depth of the path, so
-- that a move keeps them.
create policy office on consequence_case using (
  current_setting('app.hi', true) = '~'
  or (path = current_setting('app.lo', true) and current_setting('app.office', true) = any (owner_roles))
  or (starts_with(path, current_setting('app.lo', true)) and current_setting('app.office', true) = any (decider_roles)
    and length(current_setting('app.lo', true)) - length(replace(current_setting('app.lo', true), '.', '')) = decider_depth)
  or (appealed and starts_with(path, current_setting('app.lo', true)) and current_setting('app.office', true) = any (appeal_roles)
    and length(current_setting('app.lo', true)) - length(replace(current_setting('app.lo', true), '.', '')) = appeal_depth));
-- The person concerned sees everything of their own case, from the day it is opened.
create policy self on consequence_case for select using (
  member_id = nullif(current_setting('app.member', true), '')::bigint and state <> 'proposed');
-- Moves of the tree rewrite the path as the owner of the table, in the scope of who moves.
create policy mover on consequence_case to current_user
  using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true))
  with check (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true));
grant select, insert, update on consequence_case to jishi_app;

-- What the method engine may know of the cases of a step: how far they are, never whom they concern.
create policy engine on consequence_case for select to current_user using (true);
create function consequence_step_states(place int, step bigint) returns table (state text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.state from consequence_case c where c.region = place and c.run_step_id = step $$;
comment on function consequence_step_states(int, bigint) is '一个步骤的处理事项办到哪一步（不含对象）';
revoke all on function consequence_step_states(int, bigint) from public;
grant execute on function consequence_step_states(int, bigint) to jishi_app;
