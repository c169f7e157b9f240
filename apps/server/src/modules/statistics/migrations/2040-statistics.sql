-- Statistics: frozen sets of rows with the numbers counted from them; checked, signed, released, corrected as versions.
create table statistics_snapshot (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  home_path text collate "C" not null,
  run_step_id bigint,
  title_zh text not null,
  opening_on date not null,
  reference_on date not null,
  rules jsonb not null,
  cells jsonb not null default '[]',
  checks jsonb not null default '[]',
  check_note text,
  state text not null default 'frozen' check (state in ('frozen', 'checked', 'signed', 'released', 'corrected')),
  edition int not null default 1,
  corrects_id bigint,
  corrected_by_id bigint,
  corrected_reason text,
  frozen_by bigint,
  frozen_by_name text not null,
  frozen_at timestamptz not null,
  checked_by_name text,
  signed_by bigint,
  signed_by_name text,
  signed_on date,
  released_to text check (released_to in ('internal', 'public')),
  released_on date,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (opening_on < reference_on),
  check (state not in ('signed', 'released') or signed_on is not null),
  check (released_on is null or signed_on is not null)
);
comment on table statistics_snapshot is '统计快照：基准日、口径版本、冻结的数、核对与审签';
comment on column statistics_snapshot.home_path is '计数时的组织路径，移动后不变';
comment on column statistics_snapshot.rules is '计数时的指标口径及版本';
create index statistics_snapshot_by_path on statistics_snapshot (path, id desc);
create index statistics_snapshot_by_step on statistics_snapshot (region, run_step_id) where run_step_id is not null;

create table statistics_row (
  region int not null,
  snapshot_id bigint not null,
  source text not null,
  n bigint not null,
  subject_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  home_path text collate "C" not null,
  props jsonb not null,
  primary key (region, snapshot_id, source, n),
  foreign key (region, snapshot_id) references statistics_snapshot (region, id)
);
comment on table statistics_row is '统计明细：每个数由这些行数出，只存编号和分组，不存姓名';
comment on column statistics_row.home_path is '计数当天所在组织的路径，移动后不变';
create index statistics_row_by_home on statistics_row (region, snapshot_id, source, home_path);

-- What is public, with small groups withheld; nothing else of a snapshot can be reached from here.
create table statistics_release (
  region int not null,
  snapshot_id bigint not null,
  org_name text not null,
  title_zh text not null,
  opening_on date not null,
  reference_on date not null,
  edition int not null,
  released_on date not null,
  withheld_below int not null,
  results jsonb not null,
  primary key (region, snapshot_id)
);
comment on table statistics_release is '对外公开的统计：小数不显示，只有汇总数';
create index statistics_release_newest on statistics_release (snapshot_id desc);

select scope_table('statistics_snapshot');
select scope_table('statistics_row');
-- What was released inside the Party is read by those below.
create policy released on statistics_snapshot for select using (
  state in ('released', 'corrected') and released_to is not null and starts_with(current_setting('app.lo', true), path));
grant select, insert, update, delete on statistics_release to jishi_app;
