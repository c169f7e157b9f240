-- The organisation tree: the present row, its effective-dated past, terms, posts, secondary relations, roll-ups.
create table org (
  region int not null,
  id bigint not null,
  parent_id bigint,
  path text collate "C" not null,
  lvl smallint not null,
  kind text not null check (kind in ('county', '611', '621', '631', '632', '911', '921', '931', '932', '612', '641')),
  name text not null,
  short_name text not null,
  code text not null,
  pinyin text not null,
  initials text not null,
  sector text not null check (sector in ('village', 'community', 'organ', 'institution', 'public-enterprise', 'private-enterprise', 'social-organisation', 'other')),
  state text not null default 'active' check (state in ('applied', 'approved', 'active', 'dissolving', 'dissolved')),
  founded_on date not null,
  dissolved_on date,
  temporary_until date,
  may_admit boolean not null default false,
  contact_name text,
  contact_phone bytea,
  place_code text,
  place_name text,
  employer jsonb not null default '{}',
  facts jsonb not null default '{}',
  sort_no int not null default 0,
  version int not null default 0,
  primary key (region, id),
  unique (region, code),
  foreign key (region, parent_id) references org (region, id)
);
comment on table org is '组织：组织树当前状态';
comment on column org.sector is '所在单位类别（codes.yaml unit_class）';
comment on column org.employer is '单位信息：名称、统一社会信用代码、性质等';
create unique index org_by_path on org (region, path);
create index org_by_path_only on org (path);
create index org_by_parent on org (region, parent_id, sort_no, id);

create table org_version (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  valid_from date not null,
  valid_until date,
  parent_id bigint,
  org_path text collate "C" not null,
  kind text not null,
  name text not null,
  state text not null,
  change text not null check (change in ('founded', 'imported', 'renamed', 'moved', 'restructured', 'merged', 'split', 'dissolved', 'corrected')),
  reply_no text,
  reason text,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table org_version is '组织沿革：每次变更一行，半开区间';
comment on column org_version.path is '当前路径（权限用），移动时随组织更新';
comment on column org_version.org_path is '当时的路径（历史用），不再改动';
create index org_version_by_org on org_version (region, org_id, valid_from);
create index org_version_as_of on org_version (region, org_path, valid_from);

create table org_term (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  term_number int not null,
  from_on date not null,
  expires_on date not null,
  extended_to date,
  ended_on date,
  primary key (region, id),
  unique (region, org_id, term_number),
  foreign key (region, org_id) references org (region, id)
);
comment on table org_term is '届次与任期';
create index org_term_by_expiry on org_term (path, expires_on) where ended_on is null;

create table org_relation (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  other_org_id bigint not null,
  kind text not null check (kind in ('guidance', 'joint', 'project', 'area')),
  from_on date not null,
  until_on date,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table org_relation is '次级关系：指导、联建、项目、片区；不改变隶属';

create table stat_delta (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  dim text not null,
  bucket text not null,
  n int not null,
  primary key (region, id)
);
comment on table stat_delta is '统计增量：随业务事务写入，只增';
create table stat_rollup (
  region int not null,
  org_id bigint not null,
  dim text not null,
  bucket text not null,
  n bigint not null,
  primary key (region, org_id, dim, bucket)
);
comment on table stat_rollup is '统计汇总：各组织含下级';

create table search_doc (
  region int not null,
  id bigint not null,
  path text collate "C" not null,
  kind text not null,
  text text not null,
  detail text not null default '',
  pinyin text not null default '',
  initials text not null default '',
  grams text[] not null,
  primary key (region, id)
);
comment on table search_doc is '检索文档：单字与双字索引';
create index search_doc_grams on search_doc using gin (grams);

select scope_table_down('org');
select scope_table_down('org_version');
select scope_table('org_term');
select scope_table('org_relation');
select scope_table('search_doc');
grant select, insert, update, delete on stat_delta, stat_rollup to jishi_app;
