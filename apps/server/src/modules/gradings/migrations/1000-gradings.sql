-- Score sheets of self and review, raters of the review group, and one row a branch for the board.
create table score_sheet (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  run_id bigint,
  round_id bigint,
  phase text not null check (phase in ('self', 'review')),
  acting_org_id bigint not null,
  title_zh text not null,
  scheme jsonb not null,
  scheme_hash text,
  least_raters int not null default 1,
  on_the_spot boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'submitted')),
  entries jsonb not null default '[]',
  computed jsonb not null default '[]',
  visited_on date,
  interviews int not null default 0,
  visit_note text not null default '',
  difference_reason text,
  total_hundredths int,
  grade text,
  grade_by_points text,
  capped_by text[] not null default '{}',
  due_on date,
  submitted_at timestamptz,
  submitted_by bigint,
  submitter_name text,
  times_submitted int not null default 0,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, acting_org_id) references org (region, id),
  check (state = 'draft' or total_hundredths is not null)
);
comment on table score_sheet is '评分表：自评与评审分开保存，互不覆盖';
create index score_sheet_by_step on score_sheet (region, run_step_id);
create index score_sheet_by_run on score_sheet (region, run_id, phase);

create table score_sheet_history (
  region int not null,
  sheet_id bigint not null,
  number int not null,
  org_id bigint not null,
  path text collate "C" not null,
  entries jsonb not null,
  computed jsonb not null,
  total_hundredths int not null,
  grade text not null,
  submitter_name text not null,
  at timestamptz not null,
  primary key (region, sheet_id, number),
  foreign key (region, sheet_id) references score_sheet (region, id)
);
comment on table score_sheet_history is '评分表历次提交';

create table reviewer (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  duty_zh text not null default '',
  home_org_id bigint,
  active boolean not null default true,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table reviewer is '评审组成员';
comment on column reviewer.home_org_id is '本人组织关系所在支部：不得评审自己的支部';
create index reviewer_by_org on reviewer (region, org_id) where active;

create table score_rating (
  region int not null,
  sheet_id bigint not null,
  reviewer_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  entries jsonb not null,
  total_hundredths int not null,
  entered_by bigint,
  at timestamptz not null,
  primary key (region, sheet_id, reviewer_id),
  foreign key (region, sheet_id) references score_sheet (region, id),
  foreign key (region, reviewer_id) references reviewer (region, id)
);
comment on table score_rating is '评审组各成员的打分';

create table grading_result (
  region int not null,
  round_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_id bigint not null,
  self_hundredths int,
  review_hundredths int,
  flagged boolean not null default false,
  proposed_grade text,
  primary key (region, round_id, org_id)
);
comment on table grading_result is '评分结果：每轮每支部一行，看板由此而来；审定与授星以审批、表彰的记录为准';

select scope_table('score_sheet');
select scope_table('score_sheet_history');
select scope_table('reviewer');
select scope_table('score_rating');
select scope_table('grading_result');
