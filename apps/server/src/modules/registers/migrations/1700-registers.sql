-- Governed lists: kinds as data, entries with a life cycle, the history of each, objections of the people listed.
create table register_kind (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  key text not null,
  title_zh text not null,
  subject text not null check (subject in ('member', 'applicant', 'person', 'resident', 'household', 'org', 'matter', 'thing')),
  definition jsonb not null,
  sensitive boolean not null default false,
  closed_on date,
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table register_kind is '名册种类：状态、转换、核对间隔、敏感级别，均为数据';
create unique index register_kind_key on register_kind (region, org_id, key) where closed_on is null;

create table register_entry (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind_id bigint not null,
  subject_id bigint,
  subject_name text not null,
  subject_index bytea,
  status text,
  fields jsonb not null default '{}',
  basis text check (basis in ('own-request', 'entitlement', 'consent')),
  entered_on date not null,
  review_due_on date,
  expires_on date,
  left_on date,
  run_step_id bigint,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, kind_id) references register_kind (region, id),
  check ((status is null) = (left_on is not null))
);
comment on table register_entry is '名册条目：现行状态';
comment on column register_entry.subject_index is '证件号、组织编码或名称的盲索引，查重用';
comment on column register_entry.basis is '居民类名册的依据：本人申请、法定享有、本人同意';
create unique index register_entry_once on register_entry (region, kind_id, subject_index) where left_on is null and subject_index is not null;
create index register_entry_by_kind on register_entry (region, kind_id, path, id) where left_on is null;
create index register_entry_by_subject on register_entry (region, subject_id) where left_on is null;
create index register_entry_review on register_entry (path, review_due_on) where left_on is null;

create table register_event (
  region int not null,
  id bigint not null,
  entry_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  happened_on date not null,
  kind text not null check (kind in ('entered', 'moved', 'reviewed', 'corrected', 'left', 'objected', 'answered')),
  from_status text,
  to_status text,
  source_kind text not null check (source_kind in ('step', 'decision', 'person')),
  source_ref text not null,
  reason text,
  facts jsonb not null default '{}',
  run_step_id bigint,
  recorded_by bigint,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, entry_id) references register_entry (region, id)
);
comment on table register_event is '名册变动：每次变动注明步骤或决定';
create index register_event_by_entry on register_event (region, entry_id, id desc);
create index register_event_by_step on register_event (region, run_step_id) where run_step_id is not null;

select scope_table_down('register_kind');
select scope_table('register_entry');
select scope_table('register_event');
create policy self on register_entry for select using (subject_id = nullif(current_setting('app.member', true), '')::bigint);
