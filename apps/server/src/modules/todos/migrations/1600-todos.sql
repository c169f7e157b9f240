-- What somebody has to do: one row a duty and role, addressed to a role in an organisation or to one person.
create table todo (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  role text,
  user_id bigint,
  about_org_id bigint not null,
  about_name text not null default '',
  kind text not null,
  title_zh text not null,
  title_en text not null,
  link text not null,
  subject_kind text not null,
  subject_id bigint not null,
  group_key text not null default '',
  group_title_zh text,
  group_title_en text,
  group_link text,
  due_on date,
  dismissable boolean not null default false,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by bigint,
  outcome text check (outcome in ('done', 'withdrawn', 'lapsed')),
  reminded_at timestamptz,
  reminders int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check ((role is null) <> (user_id is null)),
  check ((done_at is null) = (outcome is null))
);
comment on table todo is '待办：某组织某角色或某人要办的一件事';
comment on column todo.org_id is '要办的组织';
comment on column todo.path is '事情所涉组织的路径：下级办完后可为上级开出待办';
comment on column todo.about_org_id is '事情所涉的组织';
comment on column todo.group_key is '同类事项合并显示的键，空串表示单独显示';
comment on column todo.dismissable is '可由本人直接标记已办（告知类）';
-- Without a date last; the same expression is the sort key of the cursor.
create index todo_open_by_role on todo (region, org_id, role, group_key, (coalesce(due_on, date '9999-12-31')), id) where done_at is null and role is not null;
create index todo_open_by_user on todo (region, user_id, group_key, (coalesce(due_on, date '9999-12-31')), id) where done_at is null and user_id is not null;
create index todo_by_subject on todo (region, subject_kind, subject_id) where done_at is null;
create index todo_done on todo (region, done_by, done_at desc, id) where done_at is not null;
create index todo_due on todo (due_on, region, org_id) where done_at is null;
select scope_table('todo');
