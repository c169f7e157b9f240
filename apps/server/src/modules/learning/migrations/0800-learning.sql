-- Learning: plans, sessions that were held, who took part. Hours are sums of entries, never a number typed.
create table learning_plan (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  title_zh text not null,
  kind text not null,
  topics text[] not null default '{}',
  material text not null default '',
  min_sessions int not null default 1 check (min_sessions >= 0),
  make_up text not null default 'once' check (make_up in ('once', 'none')),
  starts_on date not null,
  due_on date,
  state text not null default 'planned' check (state in ('planned', 'held', 'credited')),
  reason text,
  credited_on date,
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table learning_plan is '学习计划：一个组织在一段时间里学什么';
comment on column learning_plan.reason is '参学比例未达到一般要求时的说明';
create index learning_plan_by_path on learning_plan (path, id desc);
create unique index learning_plan_by_step on learning_plan (region, run_step_id) where run_step_id is not null;

create table learning_session (
  region int not null,
  id bigint not null,
  plan_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  held_on date not null,
  place text not null default '',
  topic text not null,
  summary text not null default '',
  minutes int check (minutes > 0 and minutes <= 1440),
  makes_up_for bigint,
  is_late_entry boolean not null default false,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (region, id),
  foreign key (region, plan_id) references learning_plan (region, id),
  foreign key (region, makes_up_for) references learning_session (region, id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table learning_session is '一次学习：记错的注明理由作废，另记一次';
comment on column learning_session.makes_up_for is '补学所补的那一次';
create index learning_session_by_plan on learning_session (region, plan_id, held_on);

create table learning_attendance (
  region int not null,
  session_id bigint not null,
  member_id bigint not null,
  plan_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  primary key (region, session_id, member_id),
  foreign key (region, session_id) references learning_session (region, id)
);
comment on table learning_attendance is '参学：谁参加了哪一次；不计时长排名、不打卡';
create index learning_attendance_by_plan on learning_attendance (region, plan_id, member_id);
create index learning_attendance_by_member on learning_attendance (region, member_id);

select scope_table('learning_plan');
select scope_table('learning_session');
select scope_table('learning_attendance');
create policy self on learning_attendance for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
