-- Imports of rosters: the file, how its columns are read, what is wrong with its rows, what was answered, what it changed.
create table roster_import (
  region int not null,
  id bigint not null,
  org_id bigint,
  path text collate "C" not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  password bytea,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled', 'taken-back')),
  parts jsonb not null default '[]',
  mode text check (mode in ('all', 'good')),
  rows_done bigint not null default 0,
  rows_all bigint,
  started_at timestamptz,
  cancelled boolean not null default false,
  worker text,
  beat_at timestamptz,
  summary jsonb,
  failure jsonb,
  user_id bigint,
  actor_name text not null,
  role text not null,
  actor_org_id bigint,
  created_at timestamptz not null,
  done_at timestamptz,
  taken_back_at timestamptz,
  taken_back_by text,
  file_removed_at timestamptz,
  version int not null default 0,
  primary key (region, id)
);
comment on table roster_import is '导入：一个文件从上传、检查到写入、撤回';
comment on column roster_import.password is '打开密码（加密），办完即清除';
comment on column roster_import.parts is '各工作表：类别、标题行、列的对应';
comment on column roster_import.summary is '检查或写入的结果：各表行数、按问题分组的计数';
comment on column roster_import.file_removed_at is '原文件含个人信息，办完七天后删除';
create index roster_import_by_path on roster_import (path, id desc);
create index roster_import_by_file on roster_import (sha256);
create index roster_import_running on roster_import (beat_at) where state in ('checking', 'importing');

create table import_finding (
  region int not null,
  import_id bigint not null,
  n int not null,
  org_id bigint,
  path text collate "C" not null,
  sheet text not null,
  row_no int not null,
  field text not null,
  heading text not null,
  severity text not null check (severity in ('error', 'question', 'hint')),
  code text not null,
  value bytea,
  zh text not null,
  remedy_zh text not null,
  en text not null,
  rule_id text,
  suggestion bytea,
  choices text[] not null default '{}',
  primary key (region, import_id, n),
  foreign key (region, import_id) references roster_import (region, id)
);
comment on table import_finding is '导入检查的问题：行、列、原值（加密）、原因、改法';
create index import_finding_by_code on import_finding (region, import_id, severity, code, n);

create table import_answer (
  region int not null,
  import_id bigint not null,
  id bigint not null,
  org_id bigint,
  path text collate "C" not null,
  sheet text not null,
  field text not null,
  row_no int,
  from_value bytea,
  to_value bytea,
  decision text check (decision in ('skip', 'update', 'new')),
  primary key (region, id),
  foreign key (region, import_id) references roster_import (region, id),
  check ((decision is null) = (to_value is not null)),
  check (decision is null or row_no is not null)
);
comment on table import_answer is '导入的更正与选择：某行或所有相同值改为（加密），某行更新、新增或跳过';
create index import_answer_by_import on import_answer (region, import_id, id);

create table import_change (
  region int not null,
  import_id bigint not null,
  id bigint not null,
  org_id bigint,
  path text collate "C" not null,
  subject_kind text not null check (subject_kind in ('org', 'member', 'post', 'term')),
  subject_id bigint not null,
  before jsonb,
  version_after int not null,
  primary key (region, id),
  foreign key (region, import_id) references roster_import (region, id)
);
comment on table import_change is '导入改动的记录：新增的没有原样，更新的留原样（标识仍为密文），供撤回';
create index import_change_by_import on import_change (region, import_id, subject_kind, id);

create table import_mapping (
  region int not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null,
  headings_hash text not null,
  fields jsonb not null,
  used_at timestamptz not null,
  primary key (region, org_id, kind, headings_hash)
);
comment on table import_mapping is '保存的列对应：本组织上次怎样读这样的标题';

select scope_table('roster_import');
select scope_table('import_finding');
select scope_table('import_answer');
select scope_table('import_change');
select scope_table('import_mapping');
