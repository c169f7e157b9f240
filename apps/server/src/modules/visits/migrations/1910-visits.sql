-- Visits (走访联系): needs and their handling, not people.
create table visit_place (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name_zh text not null,
  code bytea not null,
  made_on date not null,
  ended_on date,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table visit_place is '走访点（村委会、企业、站点，不含住户）：现场出示的六位码用来证明到过';
comment on column visit_place.code is '现场码（加密）';
create index visit_place_by_org on visit_place (region, org_id) where ended_on is null;

create table visit (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  kind text not null,
  target text not null check (target in ('member', 'household', 'resident', 'org', 'employer', 'place', 'applicant')),
  state text not null check (state in ('planned', 'done', 'routed', 'verified', 'not-true')),
  visitor_id bigint,
  visitor_name text not null,
  place_zh text not null,
  place_id bigint,
  purpose_zh text not null,
  planned_on date,
  done_on date,
  recorded_at timestamptz,
  is_late boolean not null default false,
  is_counted boolean not null default true,
  proof text not null default 'none' check (proof in ('none', 'code', 'wrong-code', 'counter-asked', 'counter-signed')),
  counter_by bigint,
  counter_on date,
  needs_open int not null default 0,
  recheck text not null default 'none' check (recheck in ('none', 'drawn', 'true', 'not-true')),
  recheck_by bigint,
  recheck_on date,
  recheck_zh text,
  sending_key text,
  expires_on date not null,
  purged_on date,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check ((recheck_by is null) or (recheck_by <> visitor_id)),
  check ((counter_by is null) or (counter_by <> visitor_id))
);
comment on table visit is '走访：谁去、哪天、为什么事；不存坐标、不记态度';
comment on column visit.place_zh is '去了哪里，写到能认出即可；到期清除';
comment on column visit.is_counted is '计入走访次数：同一人同一天同一处只计一次';
create unique index visit_once on visit (region, visitor_id, sending_key) where sending_key is not null;
create index visit_by_org on visit (region, org_id, state, id);
create index visit_by_path on visit (path, id);
create index visit_by_step on visit (region, run_step_id);
create index visit_by_visitor on visit (region, visitor_id, done_on);
create index visit_expiring on visit (expires_on) where purged_on is null;

create table visit_note (
  region int not null,
  visit_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  also_path text collate "C",
  text_zh text not null,
  primary key (region, visit_id),
  foreign key (region, visit_id) references visit (region, id)
);
comment on table visit_note is '民情日记：只写需要和办法，不写人；只有本组织可读，到期清除';

create table visit_need (
  region int not null,
  id bigint not null,
  visit_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  also_path text collate "C",
  text_zh text not null,
  has_consent boolean not null,
  state text not null check (state in ('open', 'intake', 'task', 'settled')),
  intake_id bigint,
  route_zh text,
  expires_on date not null,
  primary key (region, id),
  foreign key (region, visit_id) references visit (region, id)
);
comment on table visit_need is '走访发现的需要：经本人同意才记，转为受理件或任务，到期清除';
create index visit_need_by_visit on visit_need (region, visit_id);

select scope_table('visit_place');
select scope_table('visit');
select scope_table_own('visit_note');
select scope_table_own('visit_need');
