-- Structured records with evidence: a draft, then signed versions that are never edited.
create table form_record (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  title_zh text not null,
  definition jsonb not null,
  draft jsonb not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'signed', 'accepted', 'returned')),
  due_on date,
  signed_version int not null default 0,
  returned_reason text,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id)
);
comment on table form_record is '表单：结构化记录与凭证';
comment on column form_record.definition is '填写项、凭证要求、谁签字、谁审收';
create index form_record_by_org on form_record (region, org_id, id desc);
create index form_record_by_step on form_record (region, run_step_id);

create table form_version (
  region int not null,
  form_id bigint not null,
  number int not null,
  org_id bigint not null,
  path text collate "C" not null,
  content jsonb not null,
  signed_by bigint,
  signer_name text not null,
  signed_at timestamptz not null,
  late boolean not null default false,
  answer text check (answer in ('accepted', 'returned')),
  answered_by_name text,
  answered_at timestamptz,
  reason text,
  primary key (region, form_id, number),
  foreign key (region, form_id) references form_record (region, id)
);
comment on table form_version is '表单签字版本：签后不改，重签另起一版';

select scope_table('form_record');
select scope_table('form_version');
