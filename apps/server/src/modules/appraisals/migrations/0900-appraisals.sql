-- Anonymous judgements by group. No table holds both a person and a code, nor both a person and a sheet.
create table appraisal (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  title_zh text not null,
  groups jsonb not null,
  questions jsonb not null,
  withhold_below int not null,
  open_for text not null,
  state text not null check (state in ('designed', 'open', 'closed', 'confirmed', 'invalid')),
  round_no int not null default 1,
  opened_at timestamptz,
  closes_at timestamptz,
  closed_at timestamptz,
  result jsonb,
  sheets_until date,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table appraisal is '民主评议、测评';
comment on column appraisal.groups is '各组：名称、权重、应参加人数、最低参加比例、已收份数';
comment on column appraisal.result is '汇总结果；人数过少的组不含数字';
create index appraisal_by_org on appraisal (region, org_id, id desc);
create index appraisal_by_step on appraisal (region, run_step_id);

create table appraisal_code (
  region int not null,
  code_hash bytea not null,
  appraisal_id bigint not null,
  path text collate "C" not null,
  group_id text not null,
  round_no int not null,
  used boolean not null default false,
  primary key (region, code_hash),
  foreign key (region, appraisal_id) references appraisal (region, id)
);
comment on table appraisal_code is '测评码：只存哈希，不记发给谁、何时用；结束测评时删除';
create index appraisal_code_by_hash on appraisal_code (code_hash);
create index appraisal_code_by_appraisal on appraisal_code (region, appraisal_id, group_id);

create table appraisal_sheet (
  region int not null,
  id uuid not null,
  appraisal_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  group_id text not null,
  round_no int not null,
  answers jsonb not null,
  primary key (region, id),
  foreign key (region, appraisal_id) references appraisal (region, id)
);
comment on table appraisal_sheet is '测评表：不含人、码、时间；结束时以随机次序重写，存放次序与事务号不再对应填写先后';
create index appraisal_sheet_by_appraisal on appraisal_sheet (region, appraisal_id);

select scope_table('appraisal');
select scope_table('appraisal_sheet');
-- A code is looked up by its hash before any scope is known; the table tells nothing about persons.
grant select, insert, update, delete on appraisal_code to jishi_app;
