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
  sector text not null check (sector in ('village', 'community', 'organ', 'institution', 'public-enterprise', 'nonpublic-enterprise', 'social-organisation', 'other')),
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
  application jsonb,
  reply jsonb,
  sort_no int not null default 0,
  version int not null default 0,
  primary key (region, id),
  unique (region, code),
  foreign key (region, parent_id) references org (region, id)
);
comment on table org is '组织：组织树当前状态';
comment on column org.sector is '所在单位类别（codes.yaml unit_class）';
comment on column org.application is '设立申请：申请人、日期、理由、拟编入党员、所在单位';
comment on column org.reply is '批复：文号、日期、会议、意见、批准人';
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
  run_step_id bigint,
  reason text,
  recorded_by bigint,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (valid_until is null or valid_until >= valid_from)
);
comment on table org_version is '组织沿革：每次变更一行，半开区间';
comment on column org_version.path is '当前路径（权限用），移动时随组织更新';
create index org_version_by_step on org_version (region, run_step_id) where run_step_id is not null;
comment on column org_version.org_path is '当时的路径（历史用），不再改动';
create index org_version_by_org on org_version (region, org_id, valid_from);
create unique index org_version_one_open on org_version (region, org_id) where valid_until is null;
create index org_version_by_parent on org_version (region, parent_id, valid_from);
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
  id bigint generated always as identity,
  org_id bigint not null,
  dim text not null,
  bucket text not null,
  n int not null,
  primary key (region, id)
);
comment on table stat_delta is '统计增量：随业务事务写入，只增';
-- The merge empties it all the time.
alter table stat_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
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
comment on column search_doc.grams is '单字、双字；证件尾号以 # 开头';
create index search_doc_grams on search_doc using gin (grams);
create index search_doc_by_pinyin on search_doc (kind, pinyin collate "C");
create index search_doc_by_initials on search_doc (kind, initials collate "C");
create index search_doc_by_path on search_doc (kind, path);

select scope_table_down('org');
select scope_table_down('org_version');
select scope_table('org_term');
select scope_table('org_relation');
select scope_table('search_doc');
-- Whoever was above an organisation in the past may read that past: a move does not rewrite it.
create policy past on org_version for select using (org_path >= current_setting('app.lo', true) and org_path < current_setting('app.hi', true));
-- Array operators are not leakproof, so under a policy the index would lie idle. The search below runs as the owner
-- of the tables and applies the scope itself.
create policy searcher on search_doc for select to current_user using (true);
grant select, insert, update, delete on stat_delta, stat_rollup to jishi_app;

-- `needles`: grams that must all occur; `pattern`: LIKE recheck; `latin`: pinyin or initials from their beginning.
create function search_documents(wanted_kind text, needles text[], pattern text, latin text, most int)
returns table (id bigint, text text, detail text, pinyin text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  lo text := coalesce(nullif(current_setting('app.lo', true), ''), '');
  hi text := coalesce(current_setting('app.hi', true), '');
begin
  -- Without a scope there is nothing to find: the upper bound is empty.
  if needles is not null then
    return query execute 'select d.id, d.text, d.detail, d.pinyin from search_doc d
      where d.kind = $1 and d.grams @> $2 and ($3 is null or d.text like $3) and d.path >= $4 and d.path < $5 limit $6'
      using wanted_kind, needles, pattern, lo, hi, most;
  else
    return query execute 'select d.id, d.text, d.detail, d.pinyin from search_doc d
        where d.kind = $1 and d.initials collate "C" >= $2 and d.initials collate "C" < $2 || ''~'' and d.path >= $3 and d.path < $4 limit $5'
      using wanted_kind, latin, lo, hi, most;
    return query execute 'select d.id, d.text, d.detail, d.pinyin from search_doc d
        where d.kind = $1 and d.pinyin collate "C" >= $2 and d.pinyin collate "C" < $2 || ''~'' and d.path >= $3 and d.path < $4 limit $5'
      using wanted_kind, latin, lo, hi, most;
  end if;
end $$;
comment on function search_documents(text, text[], text, text, int) is '检索：在当前权限范围内查找';
revoke all on function search_documents(text, text[], text, text, int) from public;
grant execute on function search_documents(text, text[], text, text, int) to jishi_app;

-- A move takes the rows of every table along, append-only ones too: only the owner may touch those, and only their path.
create function rewrite_path(table_name text, old_path text, new_path text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  n bigint;
begin
  execute format('update public.%I t set path = $2 || substr(t.path, length($1) + 1) where t.path >= $1 and t.path < left($1, -1) || ''/''', table_name)
    using old_path, new_path;
  get diagnostics n = row_count;
  return n;
end $$;
comment on function rewrite_path(text, text, text) is '改隶时改写一张表中整个下级的路径（受当前权限范围约束）';
revoke all on function rewrite_path(text, text, text) from public;
grant execute on function rewrite_path(text, text, text) to jishi_app;
