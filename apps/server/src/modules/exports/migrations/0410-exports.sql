-- Files that leave the platform: asked for, written in the background, fetched by the person who asked, gone after seven days.
create table export_file (
  region int not null,
  id bigint not null,
  org_id bigint,
  path text collate "C" not null,
  kind text not null check (kind in ('orgs', 'members')),
  format text not null check (format in ('xlsx', 'csv')),
  request jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'writing', 'ready', 'failed', 'removed')),
  file_name text not null,
  rows bigint not null default 0,
  beat_at timestamptz not null,
  failure jsonb,
  user_id bigint not null,
  actor_name text not null,
  role text not null,
  created_at timestamptz not null,
  ready_at timestamptz,
  primary key (region, id)
);
comment on table export_file is '导出文件：谁、为何、交给谁，保存七天';
comment on column export_file.request is '筛选条件、用途、接收人、是否含完整标识；不含个人信息';
create index export_file_by_user on export_file (region, user_id, id desc);
create index export_file_by_time on export_file (created_at) where state <> 'removed';
select scope_table('export_file');
