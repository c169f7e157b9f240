-- Work methods and scoring schemes by content, and the local methods derived from them.
create table method_definition (
  hash text not null primary key,
  method_id text not null,
  version int not null,
  body jsonb not null,
  kind text not null default 'method' check (kind in ('method', 'scheme')),
  first_used_at timestamptz not null
);
comment on table method_definition is '方法与评分标准定义：按内容哈希存放，运行中的事项一直用开始时的定义';
create index method_definition_by_id on method_definition (method_id, version);
grant select, insert on method_definition to jishi_app;

create table method_derivation (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  method_id text not null,
  version int not null,
  base_id text not null,
  base_hash text not null references method_definition (hash),
  body jsonb not null,
  hash text not null references method_definition (hash),
  state text not null default 'draft' check (state in ('draft', 'in-force', 'withdrawn')),
  created_at timestamptz not null,
  created_by text not null,
  primary key (region, id),
  unique (region, org_id, method_id, version),
  foreign key (region, org_id) references org (region, id)
);
comment on table method_derivation is '地方方法：在基础方法上改名、收紧、取舍可选步骤；hash 为合成后的定义';
select scope_table_down('method_derivation');
