-- Runs of methods: present state of each step, what happened, hand-overs, obligations.
create table method_run (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  superior_org_id bigint,
  round_id bigint,
  method_id text not null,
  definition_hash text not null references method_definition (hash),
  title text not null,
  state text not null default 'running' check (state in ('running', 'done', 'lapsed', 'cancelled')),
  started_on date not null,
  event_on date,
  ended_on date,
  outcome jsonb not null default '{}',
  parties jsonb not null default '{}',
  handed_over_from bigint,
  started_by bigint,
  event_count int not null default 0,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, round_id) references method_round (region, id)
);
comment on table method_run is '事项：方法在一个组织的一次运行';
comment on column method_run.superior_org_id is '开始时的上级组织，供上级分组统计';
comment on column method_run.parties is '事项涉及的其他组织：责任、配合、接收';
create unique index method_run_once_a_round on method_run (region, round_id, org_id) where round_id is not null and state <> 'cancelled';
create index method_run_by_round on method_run (region, round_id, path) where round_id is not null;
create index method_run_cancelled on method_run (region, round_id) where state = 'cancelled';
create index method_run_by_path on method_run (path, started_on desc, id);
create index method_run_by_org on method_run (region, org_id, started_on desc);
create index method_run_by_starter on method_run (region, started_by, id desc);

create table run_step (
  region int not null,
  id bigint not null,
  run_id bigint not null,
  round_id bigint,
  org_id bigint not null,
  path text collate "C" not null,
  superior_org_id bigint,
  step_id text not null,
  position smallint not null,
  primitive text not null,
  state text not null check (state in ('waiting', 'open', 'done', 'returned', 'skipped', 'lapsed')),
  acting_org_id bigint,
  subject_id bigint,
  link text,
  opened_on date,
  due_on date,
  first_due_on date,
  due_basis jsonb,
  earliest_on date,
  lapses boolean not null default false,
  done_at timestamptz,
  done_on date,
  done_by bigint,
  done_by_name text,
  doers bigint[] not null default '{}',
  outcome jsonb not null default '{}',
  facts jsonb not null default '{}',
  reason text,
  seen_at timestamptz,
  times_opened int not null default 0,
  version int not null default 0,
  primary key (region, id),
  unique (region, run_id, step_id),
  foreign key (region, run_id) references method_run (region, id),
  check (state <> 'open' or (opened_on is not null and acting_org_id is not null)),
  check ((state = 'done') = (done_at is not null))
);
comment on table run_step is '步骤：当前状态；逾期由期限推算，不存';
comment on column run_step.due_basis is '期限怎样算出：起算日、时长、参数、跳过的休息日';
comment on column run_step.doers is '办过这一步的人，审核的人不能是其中唯一的一个';
comment on column run_step.facts is '办结时报告的事实（到会人数、公示止日等），条件与期限据此计算';
comment on column run_step.reason is '退回、跳过或从宽的理由';
comment on column run_step.seen_at is '办理方首次打开的时间；此前前一步可以撤回';
-- The board of a round reads this index alone, whatever else the database holds.
create index run_step_progress on run_step (region, round_id, step_id, state, due_on, superior_org_id) include (path, run_id) where round_id is not null;
create index run_step_lapsing on run_step (due_on) where state = 'open' and lapses;

create table run_event (
  region int not null,
  id bigint not null,
  run_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  seq int not null,
  happened_on date not null,
  at timestamptz not null,
  actor_id bigint,
  actor_name text not null,
  event jsonb not null,
  primary key (region, id),
  unique (region, run_id, seq),
  foreign key (region, run_id) references method_run (region, id)
);
comment on table run_event is '事项经过：只增，状态由此推得';

create table hand_over (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  from_run_id bigint not null,
  from_step_id text not null,
  to_method_id text not null,
  to_run_id bigint,
  acting_org_id bigint not null,
  reason text not null,
  state text not null default 'open' check (state in ('open', 'started', 'declined', 'withdrawn')),
  answer text,
  due_on date,
  at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  primary key (region, id),
  foreign key (region, from_run_id) references method_run (region, id)
);
comment on table hand_over is '交接：一个方法的结果启动另一个方法，双向可查';
create index hand_over_by_run on hand_over (region, from_run_id);
create index hand_over_by_new_run on hand_over (region, to_run_id) where to_run_id is not null;

create table obligation (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null,
  period_from date not null,
  period_until date not null,
  due_on date not null,
  needed int not null default 1 check (needed > 0),
  met int not null default 0 check (met >= 0),
  rule_id text not null,
  met_at timestamptz,
  primary key (region, id),
  unique (region, org_id, kind, period_from),
  foreign key (region, org_id) references org (region, id),
  check (period_from < period_until)
);
comment on table obligation is '应办事项：每期次数与期限（半开区间）；过期未办的保持未办';
create index obligation_open on obligation (path, due_on) where met_at is null;
create index obligation_by_org on obligation (region, org_id, period_from);

create table obligation_act (
  region int not null,
  id bigint not null,
  obligation_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  subject_kind text not null,
  subject_id bigint not null,
  happened_on date not null,
  at timestamptz not null,
  primary key (region, id),
  unique (region, obligation_id, subject_kind, subject_id),
  foreign key (region, obligation_id) references obligation (region, id)
);
comment on table obligation_act is '应办事项的履行：哪次会议、哪次学习算数';

select scope_table('method_run');
select scope_table('run_step');
select scope_table('run_event');
select scope_table('hand_over');
select scope_table('obligation');
select scope_table('obligation_act');
revoke update, delete on run_event from jishi_app;
