-- Notices (公示) before a decision, disclosures (公开) after it, and objections to them.
create table notice (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  posting_org_id bigint not null,
  run_step_id bigint,
  round_id bigint,
  mode text not null check (mode in ('notice', 'disclosure')),
  title_zh text not null,
  text_zh text not null,
  places_zh text[] not null default '{}',
  audience text[] not null default '{}',
  period text,
  refresh_every text,
  inner_first boolean not null default false,
  inner_posted_on date,
  accepts_objections boolean not null default false,
  anonymous_objections boolean not null default true,
  answer_within text,
  state text not null check (state in ('drafted', 'cleared', 'posted', 'objected', 'closed', 'superseded', 'taken-down')),
  drafted_by bigint,
  cleared_by bigint,
  cleared_by_name text,
  posted_on date,
  posted_by bigint,
  last_day date,
  skipped_days jsonb not null default '[]',
  refresh_due_on date,
  text_version int not null default 1,
  objections_open int not null default 0,
  closed_on date,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, posting_org_id) references org (region, id),
  check ((posted_on is null) = (state in ('drafted', 'cleared')))
);
comment on table notice is '公示与公开';
comment on column notice.org_id is '内容所涉组织';
comment on column notice.posting_org_id is '张贴公示的组织';
create index notice_by_poster on notice (region, posting_org_id, state, id);
create index notice_by_step on notice (region, run_step_id);
create index notice_by_round on notice (region, round_id, state);
create index notice_ending on notice (last_day) where state = 'posted';

create table notice_text (
  region int not null,
  notice_id bigint not null,
  number int not null,
  org_id bigint not null,
  path text collate "C" not null,
  title_zh text not null,
  text_zh text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, notice_id, number),
  foreign key (region, notice_id) references notice (region, id)
);
comment on table notice_text is '公示内容的各版本；改动重新计期';

create table objection (
  region int not null,
  id bigint not null,
  notice_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  text_zh text not null,
  contact bytea,
  receipt_hash bytea not null,
  raised_on date not null,
  due_on date,
  state text not null check (state in ('open', 'rejected', 'upheld')),
  answer_zh text,
  answered_by bigint,
  answered_on date,
  primary key (region, id),
  unique (region, receipt_hash),
  foreign key (region, notice_id) references notice (region, id)
);
comment on table objection is '异议：路径是张贴组织的路径，被公示的组织看不到提出人';
comment on column objection.contact is '联系方式（加密，自愿填写）；匿名的不问也不存';
create index objection_by_notice on objection (region, notice_id, state);
create index objection_open on objection (path, state, due_on);
create index objection_by_receipt on objection (receipt_hash);

create table board_entry (
  region int not null,
  notice_id bigint not null,
  posting_org_id bigint not null,
  posting_path text collate "C" not null,
  posting_org_name text not null,
  mode text not null,
  title_zh text not null,
  text_zh text not null,
  posted_on date not null,
  last_day date,
  accepts_objections boolean not null,
  state text not null,
  visible_until date,
  primary key (region, notice_id)
);
comment on table board_entry is '公示栏：已脱敏、对外公开的内容，不登录可读';
create index board_entry_newest on board_entry (posted_on desc, notice_id desc);
create index board_entry_by_id on board_entry (notice_id);

select scope_table('notice');
select scope_table('notice_text');
select scope_table('objection');
grant select, insert, update, delete on board_entry to jishi_app;
