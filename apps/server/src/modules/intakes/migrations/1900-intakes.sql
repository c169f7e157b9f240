-- Matters brought by somebody (受理件), who brought them, and the closed path for reports of wrongdoing.

-- Keeps those a row complains about, and everybody who reports to them, from reading, counting or changing it, whatever
-- their scope allows. The columns barred_members and barred_path are on every table that uses it.
create function bar_table(name text) returns void language plpgsql as $$
begin
  execute format('create policy bar on %I as restrictive using (
    (coalesce(nullif(current_setting(''app.member'', true), ''''), ''0'')::bigint <> all (barred_members))
    and (barred_path is null or not starts_with(current_setting(''app.lo'', true), barred_path)))', name);
end $$;
comment on function bar_table(text) is '被反映人及其下属一律不可读、不可计数、不可办理';

-- A table that only the organisation itself reads, not those above it: identities, diaries.
create function scope_table_own(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy own on %I using (path = current_setting(''app.lo'', true) or also_path = current_setting(''app.lo'', true)
    or current_setting(''app.hi'', true) = ''~'')', name);
  execute format('grant select, insert, update, delete on %I to jishi_app', name);
end $$;
comment on function scope_table_own(text) is '只有本组织（不含上级）可读的表';

create table intake (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  barred_members bigint[] not null default '{}',
  barred_path text collate "C",
  first_org_id bigint not null,
  run_step_id bigint,
  kind text not null check (kind in ('service', 'petition', 'opinion', 'enquiry', 'interpellation', 'objection', 'appeal')),
  channel text not null check (channel in ('window', 'phone', 'letter', 'online', 'visit', 'meeting', 'box')),
  state text not null check (state in ('registered', 'accepted', 'declined', 'assigned', 'handled', 'replied', 'closed')),
  title_zh text not null,
  text_zh text not null,
  is_anonymous boolean not null,
  code_hash bytea not null,
  registered_by bigint,
  received_on date not null,
  accepted_on date,
  declined_zh text,
  elsewhere_zh text,
  told_on date,
  told_in_time boolean,
  missing_zh text[] not null default '{}',
  missing_on date,
  handler_id bigint,
  result_zh text,
  handled_by bigint,
  handled_on date,
  reply_zh text,
  replied_on date,
  replied_in_time boolean,
  satisfaction text check (satisfaction in ('satisfied', 'mostly', 'not')),
  satisfaction_zh text,
  rated_on date,
  reopened_on date,
  closed_on date,
  expires_on date not null,
  purged_on date,
  notify_within text not null,
  reply_within text not null,
  extend_by text not null,
  extension text not null default 'none' check (extension in ('none', 'asked', 'approved', 'refused')),
  extension_zh text,
  extension_asked_by bigint,
  extension_decided_by bigint,
  extension_answer_zh text,
  pauses jsonb not null default '[]',
  reviews jsonb not null default '[]',
  events jsonb not null default '[]',
  is_paused boolean not null default false,
  due_on date,
  link_group bigint,
  version int not null default 0,
  primary key (region, id),
  unique (region, code_hash),
  foreign key (region, org_id) references org (region, id),
  check ((extension_decided_by is null) or (extension_decided_by <> extension_asked_by)),
  check ((purged_on is null) or (text_zh = ''))
);
comment on table intake is '受理件：诉求、信访、意见、询问、质询、异议、申诉，到答复评价为止';
comment on column intake.org_id is '现在负责的组织；移交被接收以前由首接组织负责';
comment on column intake.first_org_id is '首接组织';
comment on column intake.barred_members is '被反映人：任何身份下都不可见';
comment on column intake.barred_path is '被反映人所领导组织的路径：其范围内人员不可见';
comment on column intake.code_hash is '查询码的哈希；查询码只给来访人一次';
comment on column intake.expires_on is '个人信息保存到这一天，到期清除内容和身份';
comment on column intake.link_group is '同一事项的并案编号：只关联、不合并';
create index intake_by_org on intake (region, org_id, state, id);
create index intake_by_path on intake (path, id);
create index intake_open on intake (due_on) where state not in ('closed', 'declined');
create index intake_by_step on intake (region, run_step_id);
create index intake_by_code on intake (code_hash);
create index intake_expiring on intake (expires_on) where purged_on is null;
create index intake_by_group on intake (region, link_group) where link_group is not null;

create table intake_person (
  region int not null,
  intake_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  also_path text collate "C",
  barred_members bigint[] not null default '{}',
  barred_path text collate "C",
  name bytea,
  phone bytea,
  expires_on date not null,
  primary key (region, intake_id),
  foreign key (region, intake_id) references intake (region, id)
);
comment on table intake_person is '来访人（加密）：只有登记、办理的组织可见，上级不可见；匿名的没有这一行';
comment on column intake_person.also_path is '复查、复核机关的路径';

create table intake_offer (
  region int not null,
  id bigint not null,
  intake_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  barred_members bigint[] not null default '{}',
  barred_path text collate "C",
  from_org_id bigint not null,
  from_path text collate "C" not null,
  title_zh text not null,
  reason_zh text not null,
  offered_on date not null,
  due_on date not null,
  state text not null check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  answer_zh text,
  answered_on date,
  primary key (region, id),
  foreign key (region, intake_id) references intake (region, id)
);
comment on table intake_offer is '移交：接收组织同意后才转移责任';
create index intake_offer_to on intake_offer (region, org_id, state);
create unique index intake_offer_open on intake_offer (region, intake_id) where state = 'offered';

create table wrongdoing_report (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  barred_members bigint[] not null default '{}',
  barred_path text collate "C",
  channel text not null check (channel in ('window', 'phone', 'letter', 'online', 'visit', 'meeting', 'box')),
  text_zh bytea not null,
  person bytea,
  code_hash bytea not null,
  received_on date not null,
  state text not null check (state in ('received', 'in-hand', 'answered')),
  answer_zh bytea,
  answered_on date,
  expires_on date not null,
  version int not null default 0,
  primary key (region, id),
  unique (region, code_hash)
);
comment on table wrongdoing_report is '检举控告：登记时即离开普通办理，路径在封闭区内，只有纪检机关可读；不进检索、统计和一般审计';
comment on column wrongdoing_report.path is '封闭区路径（0. 开头）：任何组织的普通范围都不包含它';
comment on column wrongdoing_report.text_zh is '内容（加密）';
create index wrongdoing_by_path on wrongdoing_report (path, id desc);
create index wrongdoing_by_code on wrongdoing_report (code_hash);

select scope_table('intake');
select scope_table_own('intake_person');
select scope_table('wrongdoing_report');
-- Both sides of a hand-over see it.
select scope_table('intake_offer');
create policy offerer on intake_offer using (from_path >= current_setting('app.lo', true) and from_path < current_setting('app.hi', true));
select bar_table('intake');
select bar_table('intake_person');
select bar_table('intake_offer');
select bar_table('wrongdoing_report');

-- 纪检机关: a role of its own for the closed path.
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in ('county-department', 'township-secretary', 'township-organiser',
  'branch-secretary', 'branch-committee', 'member', 'discipline-office', 'system-admin', 'security-admin', 'auditor'));
