-- Rounds: an organisation starts one method for many organisations at once.
create table method_round (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  method_id text not null,
  definition_hash text not null references method_definition (hash),
  scheme_id text,
  scheme_hash text references method_definition (hash),
  title text not null,
  year int not null,
  state text not null default 'draft' check (state in ('draft', 'opening', 'open', 'closed', 'cancelled')),
  calendar jsonb not null default '{}',
  scope jsonb not null default '{}',
  planned int not null default 0,
  started int not null default 0,
  opening_fault text,
  opened_on date,
  closed_on date,
  previous_round_id bigint,
  created_by text not null,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, previous_round_id) references method_round (region, id),
  check (state in ('draft', 'cancelled') or opened_on is not null)
);
comment on table method_round is '轮次：一级组织对一批组织同时开展的方法';
comment on column method_round.calendar is '各步骤的期限，步骤标识到日期';
comment on column method_round.scope is '范围：子树、组织类别、不参加的组织及理由';
comment on column method_round.planned is '开启时确定的组织数';
comment on column method_round.started is '已建立事项的组织数（开启进度）';
create index method_round_by_path on method_round (path, year desc, id desc);
select scope_table_down('method_round');
