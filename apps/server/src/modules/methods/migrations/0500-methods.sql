-- The method engine: definitions by content, rounds, runs, steps, events, hand-overs, obligations.
create table method_definition (
  hash text not null primary key,
  method_id text not null,
  version int not null,
  body jsonb not null,
  kind text not null default 'method' check (kind in ('method', 'scheme')),
  first_used_at timestamptz not null
);
comment on table method_definition is '方法与评分标准定义：按内容哈希存放，运行中的事项一直用开始时的定义';
create index method_definition_by_id on method_definition (method_id, version);

create table method_round (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  method_id text not null,
  definition_hash text not null references method_definition (hash),
  scheme_hash text references method_definition (hash),
  title text not null,
  year int not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'cancelled')),
  calendar jsonb not null default '{}',
  scope jsonb not null default '{}',
  opened_on date,
  closed_on date,
  previous_round_id bigint,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table method_round is '轮次：一级组织对一批组织同时开展的方法';
create index method_round_by_path on method_round (path, year desc);

create table method_run (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  round_id bigint,
  method_id text not null,
  definition_hash text not null references method_definition (hash),
  title text not null,
  state text not null default 'running' check (state in ('running', 'done', 'lapsed', 'cancelled')),
  started_on date not null,
  ended_on date,
  outcome jsonb not null default '{}',
  handed_over_from bigint,
  event_count int not null default 0,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, round_id) references method_round (region, id)
);
comment on table method_run is '事项：方法在一个组织的一次运行';
create unique index method_run_once_a_round on method_run (region, round_id, org_id) where round_id is not null and state <> 'cancelled';
create index method_run_by_round on method_run (region, round_id, path);
create index method_run_by_org on method_run (region, org_id, started_on desc);

create table run_step (
  region int not null,
  id bigint not null,
  run_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  step_id text not null,
  position smallint not null,
  primitive text not null,
  state text not null check (state in ('waiting', 'open', 'done', 'returned', 'skipped', 'lapsed')),
  acting_org_id bigint,
  subject_id bigint,
  link text,
  opened_on date,
  due_on date,
  done_at timestamptz,
  done_by bigint,
  outcome jsonb not null default '{}',
  returned_reason text,
  times_opened int not null default 0,
  version int not null default 0,
  primary key (region, id),
  unique (region, run_id, step_id),
  foreign key (region, run_id) references method_run (region, id)
);
comment on table run_step is '步骤：当前状态；逾期由期限推算，不存';
create index run_step_open on run_step (region, acting_org_id, due_on) where state = 'open';
create index run_step_by_path on run_step (path, step_id, state);

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
  state text not null default 'open' check (state in ('open', 'started', 'declined')),
  due_on date,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, from_run_id) references method_run (region, id)
);
comment on table hand_over is '交接：一个方法的结果启动另一个方法，双向可查';

create table obligation (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null,
  period_from date not null,
  period_until date not null,
  due_on date not null,
  needed int not null default 1,
  met int not null default 0,
  rule_id text not null,
  met_at timestamptz,
  primary key (region, id),
  unique (region, org_id, kind, period_from)
);
comment on table obligation is '应办事项：每期次数与期限；过期未办的保持未办';
create index obligation_open on obligation (path, due_on) where met_at is null;

grant select, insert on method_definition to jishi_app;
select scope_table_down('method_round');
select scope_table('method_run');
select scope_table('run_step');
select scope_table('run_event');
select scope_table('hand_over');
select scope_table('obligation');
revoke update, delete on run_event from jishi_app;
