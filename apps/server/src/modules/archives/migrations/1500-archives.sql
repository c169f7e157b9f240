-- A run becomes a file: contents frozen with their hash, every reading noted.
create table archive_file (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_id bigint not null,
  run_step_id bigint not null,
  title_zh text not null,
  retention text not null,
  retain_until date,
  access_class text not null check (access_class in ('public', 'internal', 'personal-file', 'sealed')),
  state text not null default 'collecting' check (state in ('collecting', 'sealed')),
  content_hash text,
  sealed_on date,
  sealed_at timestamptz,
  sealed_by text,
  created_at timestamptz not null,
  primary key (region, id),
  unique (region, run_step_id),
  foreign key (region, run_id) references method_run (region, id),
  check ((state = 'sealed') = (content_hash is not null)),
  check ((state = 'sealed') = (sealed_at is not null))
);
comment on table archive_file is '档案：一件事项的全部材料，封存后只读';
create index archive_file_by_path on archive_file (path, id desc);

create table archive_item (
  region int not null,
  id bigint not null,
  file_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  position smallint not null,
  item_id text not null,
  title_zh text not null,
  content jsonb not null,
  hash text not null,
  primary key (region, id),
  unique (region, file_id, item_id),
  foreign key (region, file_id) references archive_file (region, id)
);
comment on table archive_item is '档案材料：封存时的内容及其哈希，只增不改';

create table archive_reading (
  region int not null,
  id bigint not null,
  file_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  user_id bigint,
  reader_name text not null,
  role text not null,
  purpose text not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, file_id) references archive_file (region, id)
);
comment on table archive_reading is '档案查阅记录：谁、何时、为什么看过，只增不改';
create index archive_reading_by_file on archive_reading (region, file_id, id desc);

select scope_table('archive_file');
select scope_table('archive_item');
select scope_table('archive_reading');
revoke update, delete on archive_item from jishi_app;
revoke update, delete on archive_reading from jishi_app;
revoke delete on archive_file from jishi_app;
