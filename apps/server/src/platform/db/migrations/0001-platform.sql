-- Foundation of every schema: ids, scope, audit, idempotency, rules, attachments.
create sequence id_block start 1001 increment 1000;
comment on sequence id_block is '编号块：每块一千个，由应用取用';

-- A scoped table shows a row only when its own path lies in the scope of the transaction.
-- Plain current_setting(): the planner sees a range on the path, and no scope means no row.
create function scope_table(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy scope on %I using (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true)) with check (path >= current_setting(''app.lo'', true) and path < current_setting(''app.hi'', true))', name);
  execute format('grant select, insert, update, delete on %I to jishi_app', name);
end $$;
comment on function scope_table(text) is '按组织路径开启行级权限';

-- What an organisation publishes downwards (rounds, schemes, its own name) can be read by those below it.
create function scope_table_down(name text) returns void language plpgsql as $$
begin
  perform scope_table(name);
  execute format('create policy ancestors on %I for select using (starts_with(current_setting(''app.lo'', true), path))', name);
end $$;
comment on function scope_table_down(text) is '按组织路径开启行级权限，下级可读上级的行';

create table audit_event (
  region int not null,
  id bigint not null,
  at timestamptz not null,
  user_id bigint,
  actor_name text not null,
  role text not null,
  action text not null,
  subject_kind text not null,
  subject_id bigint,
  org_id bigint,
  path text collate "C" not null,
  sealed boolean not null default false,
  facts jsonb not null,
  rule_ids text[] not null,
  definition_hash text,
  primary key (region, id)
);
comment on table audit_event is '审计记录：只增不改';
comment on column audit_event.sealed is '封存记录（检举控告等），不在一般查阅中出现';
create index audit_event_by_path on audit_event (path, id desc);
create index audit_event_by_subject on audit_event (region, subject_kind, subject_id, id desc);
create index audit_event_by_time on audit_event (at desc, id desc);
create index audit_event_exports on audit_event (at desc, id desc) where action = 'export.take';
create index audit_event_by_user on audit_event (region, user_id, id desc);

create table audit_unsealed (
  region int not null,
  event_id bigint not null,
  primary key (region, event_id)
);
comment on table audit_unsealed is '待入链的审计记录';

create table audit_seal (
  region int not null,
  seq bigint not null,
  event_id bigint not null,
  hash text not null,
  primary key (region, seq),
  unique (region, event_id)
);
comment on table audit_seal is '审计哈希链：每条含前一条的哈希';

create table idempotency (
  region int not null,
  caller text not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status int,
  response bytea,
  at timestamptz not null,
  primary key (region, caller, key)
);
comment on table idempotency is '重复请求识别：同一键只办一次；七天后删除';
comment on column idempotency.response is '第一次的答复（加密）：其中可能有个人信息或一次性密码';
create index idempotency_by_time on idempotency (at);

create table rule_override (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  parameter_id text not null,
  effective_from date not null,
  value jsonb,
  source_zh text not null,
  decided_by text not null,
  at timestamptz not null,
  primary key (region, id),
  unique (region, org_id, parameter_id, effective_from)
);
comment on table rule_override is '地方参数：本级组织对可配参数的取值与依据';

create table attachment (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  purpose text not null,
  subject_kind text,
  subject_id bigint,
  open_to_members boolean not null default false,
  uploaded_by bigint,
  at timestamptz not null,
  removed_at timestamptz,
  removed_by bigint,
  primary key (region, id)
);
comment on table attachment is '附件：内容按哈希存放，行只记归属';
comment on column attachment.subject_kind is '所属事项；空值为刚上传、还没有归属';
comment on column attachment.open_to_members is '本支部党员都可查看（学习材料、通知）；否则只有办理人员和上传人可看';
create index attachment_by_subject on attachment (region, subject_kind, subject_id);
create index attachment_by_hash on attachment (sha256);
create index attachment_without_subject on attachment (at) where subject_kind is null and removed_at is null;

create table work_calendar (
  day date not null primary key,
  kind text not null check (kind in ('holiday', 'make-up')),
  name_zh text not null,
  changed_at timestamptz not null
);
comment on table work_calendar is '节假日与调休工作日：管理员保存过的年份';

create table work_calendar_year (
  year int not null primary key,
  source_zh text not null,
  version int not null,
  changed_by bigint,
  changed_at timestamptz not null
);
comment on table work_calendar_year is '管理员保存过的工作日历年份及其依据；未列入的年份用产品自带的日历';

create table platform_setting (
  key text not null primary key,
  value jsonb not null,
  at timestamptz not null
);
comment on table platform_setting is '平台设置';

select scope_table_down('rule_override');
select scope_table('attachment');
-- The trail is append-only for the application: it may add and read, never change or remove.
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy append on audit_event for insert with check (true);
-- Sealed entries (reports of wrongdoing) are read by the platform alone, which sees everything: its scope ends at '~'.
create policy scope on audit_event for select using (path >= current_setting('app.lo', true) and path < current_setting('app.hi', true)
  and (not sealed or current_setting('app.hi', true) = '~'));
create policy audit_reader on audit_event for select using (current_setting('app.audit', true) = 'all' and not sealed);
grant select, insert on audit_event to jishi_app;
grant select, insert, delete on audit_unsealed to jishi_app;
grant select, insert on audit_seal to jishi_app;
grant select, insert, update, delete on idempotency to jishi_app;
grant select, insert, update, delete on work_calendar, work_calendar_year to jishi_app;
grant select, insert, update on platform_setting to jishi_app;
grant usage on sequence id_block to jishi_app;
