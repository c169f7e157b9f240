-- The roster: one row a person, the history of each change, committee posts.
create table member (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  pinyin text not null,
  initials text not null,
  sex text not null check (sex in ('1', '2')),
  born_on date not null,
  ethnic text,
  education text,
  degree text,
  id_number bytea not null,
  id_number_index bytea not null,
  id_number_tail text not null,
  phone bytea,
  phone_tail text,
  landline bytea,
  address bytea,
  household_place bytea,
  member_type text not null check (member_type in ('1', '2')),
  status text not null default 'normal' check (status in ('normal', 'suspended', 'left', 'deceased', 'transferred-out')),
  admitted_on date not null,
  confirmed_on date,
  standing_adjust_months int not null default 0,
  job_position text,
  prof_tech text,
  new_social_stratum text,
  front_line text,
  is_migrant_worker boolean not null default false,
  is_lost boolean not null default false,
  lost_on date,
  lost_reason text,
  is_floating boolean not null default false,
  outflow_direction text,
  join_type text,
  join_category text not null default '1',
  entered_on date not null,
  left_on date,
  leave_category text,
  rights_restricted_until date,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (confirmed_on is null or confirmed_on >= admitted_on),
  check (member_type <> '2' or confirmed_on is null)
);
comment on table member is '党员';
comment on column member.id_number is '公民身份号码（加密）';
comment on column member.id_number_index is '公民身份号码盲索引（查重用）';
comment on column member.outflow_direction is '外出流向：本人报告的去向，不做定位';
comment on column member.rights_restricted_until is '留党察看等期间无表决权、选举权和被选举权';
create unique index member_by_id_number on member (region, id_number_index) where status in ('normal', 'suspended');
create index member_by_org on member (region, org_id, id);
create index member_by_path on member (path, id) include (status);
create index member_by_pinyin on member (pinyin collate "C", id) include (path, status);
create index member_by_admission on member (admitted_on, id) include (path, status);
create index member_by_any_id_number on member (region, id_number_index);
create index member_probationary on member (path, id) where member_type = '2';
create index member_lost on member (path, id) where is_lost;
create index member_floating on member (path, id) where is_floating;

create table member_event (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  happened_on date not null,
  kind text not null,
  from_value text,
  to_value text,
  source_kind text not null,
  source_id bigint,
  reason text,
  recorded_by bigint,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id)
);
comment on table member_event is '党员变动记录：每次变动的依据与来源';
create index member_event_by_member on member_event (region, member_id, id desc);

create table committee_post (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  member_id bigint not null,
  post text not null check (post in ('secretary', 'deputy-secretary', 'organisation-officer', 'publicity-officer', 'discipline-officer', 'committee-member')),
  basis text not null check (basis in ('elected', 'appointed', 'imported')),
  from_on date not null,
  until_on date,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, member_id) references member (region, id)
);
comment on table committee_post is '班子成员：职务与任职起止';
create unique index committee_post_one_secretary on committee_post (region, org_id) where post = 'secretary' and until_on is null;
create index committee_post_by_org on committee_post (region, org_id) where until_on is null;
create index committee_post_by_member on committee_post (region, member_id);

create table member_reading (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  reader_id bigint,
  reader_name text not null,
  reader_role text not null,
  kind text not null check (kind in ('opened', 'revealed', 'exported')),
  fields text[] not null default '{}',
  purpose text not null,
  read_on date not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id)
);
comment on table member_reading is '查阅记录：谁、为何、看过谁的信息，本人可见';
create index member_reading_by_member on member_reading (region, member_id, id desc);
create index member_reading_once on member_reading (region, member_id, reader_id, read_on) where kind = 'opened';

create table member_objection (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  field text not null,
  statement text not null,
  raised_at timestamptz not null,
  state text not null default 'raised' check (state in ('raised', 'corrected', 'kept')),
  answer text,
  answered_by bigint,
  answered_by_name text,
  answered_at timestamptz,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id),
  check ((state = 'raised') = (answer is null))
);
comment on table member_objection is '本人异议：对登记内容的异议与答复';
create index member_objection_by_member on member_objection (region, member_id, id desc);
create index member_objection_open on member_objection (path, id) where state = 'raised';

select scope_table('member');
select scope_table('member_event');
select scope_table('committee_post');
select scope_table('member_reading');
select scope_table('member_objection');
create policy self on member for select using (id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on member_event for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on member_reading for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on member_objection for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);

-- Who stands under these identity numbers in this place, visible to the caller or not: ids and whether current, never
-- where. Runs as the owner of the table: without the range on the path the planner has one index to choose, and the
-- answer reaches beyond the scope. Callers read the people themselves under their own scope.
create policy identities on member for select to current_user using (true);
create function member_identities(place int, indexes bytea[]) returns table (id bigint, index bytea, is_current boolean)
language sql stable security definer set search_path = pg_catalog, public
-- Planned for the table as it is now: a plan kept from when it was empty reads all of it for each of a million rows.
set plan_cache_mode = force_custom_plan as $$
  select m.id, m.id_number_index, m.status in ('normal', 'suspended') from unnest(indexes) as u (index)
  cross join lateral (select n.id, n.id_number_index, n.status from member n where n.region = place and n.id_number_index = u.index offset 0) m $$;
comment on function member_identities(int, bytea[]) is '查重：证件号对应的人员编号及是否在册';
revoke all on function member_identities(int, bytea[]) from public;
grant execute on function member_identities(int, bytea[]) to jishi_app;
