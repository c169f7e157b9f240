-- Pairings: who helps whom, with which goal, how often they meet, what is still to be done.
create table pairing (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  kind text not null,
  title_zh text not null,
  goal_zh text not null,
  agreement text not null check (agreement in ('both-sides', 'assigned')),
  helper_kind text not null check (helper_kind in ('member', 'cadre', 'org')),
  helper_id bigint,
  helper_name text not null,
  helper_key text not null,
  partner_kind text not null check (partner_kind in ('member', 'cadre', 'org', 'applicant', 'household', 'resident', 'employer', 'project')),
  partner_id bigint,
  partner_name text not null,
  partner_key text not null,
  full_members_only boolean not null default false,
  conflict_required boolean not null default true,
  conflict text not null default 'not-declared' check (conflict in ('not-declared', 'none', 'declared')),
  conflict_zh text,
  helper_agreed_on date,
  partner_agreed_on date,
  limits jsonb not null default '{}',
  contact_per text not null,
  contact_at_least int not null check (contact_at_least >= 1),
  consent_on date,
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'active', 'ended')),
  from_on date,
  until_on date,
  ended_on date,
  end_reason text,
  end_note text,
  proposed_by bigint,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (helper_key <> partner_key),
  check (state <> 'active' or (from_on is not null and helper_agreed_on is not null and partner_agreed_on is not null)),
  check ((state = 'ended') = (ended_on is not null and end_reason is not null)),
  check (partner_kind not in ('household', 'resident') or (consent_on is not null and until_on is not null))
);
comment on table pairing is '结对联系：双方、目标、联系频次、约定与起止';
comment on column pairing.helper_key is '一方的识别键，用于计数和排重';
comment on column pairing.conflict is '利害关系申明：未申明、没有、有（须回避）';
comment on column pairing.consent_on is '居民、家庭：本人同意的日期；结束后名称即删除';
create unique index pairing_once on pairing (region, kind, helper_key, partner_key) where state <> 'ended';
create index pairing_by_path on pairing (path, id);
create index pairing_by_org on pairing (region, org_id, id);
create index pairing_by_helper on pairing (region, helper_id);
create index pairing_by_partner_key on pairing (region, kind, partner_key) where state = 'active';
create index pairing_by_helper_key on pairing (region, kind, helper_key) where state = 'active';
create index pairing_by_step on pairing (region, run_step_id) where run_step_id is not null;
create index pairing_ending on pairing (until_on) where state <> 'ended' and consent_on is not null;

create table pairing_duty (
  region int not null,
  id bigint not null,
  pairing_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  title_zh text not null,
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 're-assigned')),
  moved_to bigint,
  settled_on date,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, pairing_id) references pairing (region, id),
  check ((state = 're-assigned') = (moved_to is not null))
);
comment on table pairing_duty is '结对任务：办结或转交后才能结束结对';
create index pairing_duty_by_pairing on pairing_duty (region, pairing_id, id);

create table pairing_contact (
  region int not null,
  id bigint not null,
  pairing_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  on_day date not null,
  source_kind text not null check (source_kind in ('visit', 'talk', 'entry')),
  source_id bigint not null,
  about_zh text not null default '',
  recorded_by bigint,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, pairing_id) references pairing (region, id),
  unique (region, pairing_id, source_kind, source_id)
);
comment on table pairing_contact is '联系：每次走访只计一次，只记事不记人';
create index pairing_contact_by_pairing on pairing_contact (region, pairing_id, on_day desc);

select scope_table('pairing');
select scope_table('pairing_duty');
select scope_table('pairing_contact');
create policy helper on pairing for select using (helper_kind = 'member' and helper_id = nullif(current_setting('app.member', true), '')::bigint);
create policy partner on pairing for select using (partner_kind = 'member' and partner_id = nullif(current_setting('app.member', true), '')::bigint);

-- How many pairings of a kind both sides have, wherever they are: numbers only, so that a limit holds across branches.
create policy counter on pairing for select to current_user using (true);
create function pairing_load(place int, wanted_kind text, helper text, partner text) returns table (partners bigint, helpers bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) filter (where p.helper_key = helper), count(*) filter (where p.partner_key = partner) from pairing p
  where p.region = place and p.kind = wanted_kind and p.state = 'active' and (p.helper_key = helper or p.partner_key = partner) $$;
comment on function pairing_load(int, text, text, text) is '结对数：双方各已有几项同类结对（只给数）';
revoke all on function pairing_load(int, text, text, text) from public;
grant execute on function pairing_load(int, text, text, text) to jishi_app;
