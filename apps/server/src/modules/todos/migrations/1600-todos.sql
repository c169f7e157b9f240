-- What somebody has to do: one row a duty, addressed to a role in an organisation or to one person.
create table todo (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  role text,
  user_id bigint,
  about_org_id bigint not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  link text not null,
  subject_kind text not null,
  subject_id bigint not null,
  due_on date,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by bigint,
  outcome text check (outcome in ('done', 'withdrawn', 'lapsed')),
  reminded_at timestamptz,
  reminders int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (role is not null or user_id is not null)
);
comment on table todo is '待办：某组织某角色或某人要办的一件事';
comment on column todo.org_id is '要办的组织';
comment on column todo.path is '事情所涉组织的路径：下级办完后可为上级开出待办';
comment on column todo.about_org_id is '事情所涉的组织';
create index todo_open_by_role on todo (region, org_id, role, due_on) where done_at is null;
create index todo_open_by_user on todo (region, user_id, due_on) where done_at is null;
create index todo_by_subject on todo (region, subject_kind, subject_id) where done_at is null;
create index todo_done on todo (region, org_id, done_at desc) where done_at is not null;
select scope_table('todo');
