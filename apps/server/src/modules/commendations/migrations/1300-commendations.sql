-- Honours: stars, titles, plaques; and the star board that everybody may read.
create table commendation (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  decider_org_id bigint not null,
  run_step_id bigint,
  round_id bigint,
  kind text not null,
  title_zh text not null,
  reason_zh text not null default '',
  year int not null,
  grade text,
  grade_title text,
  stars smallint check (stars between 1 and 5),
  score_hundredths int,
  state text not null check (state in ('nominated', 'conferred', 'declined', 'expired', 'withdrawn')),
  nominated_by bigint,
  decided_at_zh text,
  conferred_on date,
  conferred_by bigint,
  valid_until date,
  plaque_number text,
  plaque_due_on date,
  plaque_hung_on date,
  withdrawn_on date,
  withdrawn_reason text,
  heard_on date,
  statement_zh text,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, decider_org_id) references org (region, id),
  check (state <> 'conferred' or conferred_on is not null),
  check (state <> 'withdrawn' or (withdrawn_reason is not null and heard_on is not null))
);
comment on table commendation is '表彰、命名、授星';
comment on column commendation.heard_on is '撤销前听取陈述的日期';
create index commendation_by_org on commendation (region, org_id, year desc);
create index commendation_by_round on commendation (region, round_id, state);
create index commendation_by_step on commendation (region, run_step_id);
create index commendation_by_path on commendation (path, state);

create table star_entry (
  region int not null,
  org_id bigint not null,
  commendation_id bigint not null,
  org_name text not null,
  superior_name text not null,
  stars smallint not null,
  year int not null,
  valid_until date,
  primary key (region, org_id)
);
comment on table star_entry is '星级榜：对外公开，只有组织，没有个人';
create index star_entry_order on star_entry (stars desc, org_id);

select scope_table('commendation');
grant select, insert, update, delete on star_entry to jishi_app;
