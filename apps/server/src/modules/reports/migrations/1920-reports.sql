-- Information written upwards (信息报送): work information, urgent reports, periodic reports.
create table info_report (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  to_org_id bigint not null,
  run_step_id bigint,
  kind text not null check (kind in ('work', 'urgent', 'periodic')),
  state text not null check (state in ('drafted', 'phoned', 'signed-off', 'sent', 'written', 'received', 'followed-up', 'adopted', 'returned', 'not-used', 'closed')),
  title_zh text not null,
  text_zh text not null default '',
  elements jsonb not null default '[]',
  author_id bigint,
  author_name text not null,
  drafted_at timestamptz not null,
  event_at timestamptz,
  event_first_at timestamptz,
  phoned_at timestamptz,
  phoned_to_zh text,
  late_zh text,
  signed_by bigint,
  signed_by_name text,
  signed_at timestamptz,
  secrecy_zh text,
  sent_at timestamptz,
  received_at timestamptz,
  received_by bigint,
  verdict_zh text,
  adopted_by text,
  adopted_on date,
  leader_note_zh text,
  leader_name text,
  note_org_id bigint,
  noted_on date,
  found text not null default 'none' check (found in ('none', 'missed', 'concealed')),
  found_zh text,
  found_heard_zh text,
  found_by bigint,
  followed_up_at timestamptz,
  closed_at timestamptz,
  phone_within text,
  written_within text,
  never_after text,
  follow_up_every text,
  events jsonb not null default '[]',
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, to_org_id) references org (region, id),
  check ((kind = 'urgent') = (event_at is not null)),
  check ((signed_by is null) or (author_id is null) or (signed_by <> author_id)),
  check ((found = 'none') or (found_zh is not null))
);
comment on table info_report is '信息报送：撰写、审签、报送、接收、采用';
comment on column info_report.event_at is '事发时间：时限从这里算';
comment on column info_report.event_first_at is '最初填报的事发时间，不改';
comment on column info_report.sent_at is '报送时间：只由平台记录，不能补填';
comment on column info_report.found is '漏报、瞒报：由接收机关查明认定，不由计算得出';
create index info_report_by_org on info_report (region, org_id, state, id);
create index info_report_by_path on info_report (path, id);
create index info_report_by_receiver on info_report (region, to_org_id, state, id);
create index info_report_by_step on info_report (region, run_step_id);

create table info_follow_up (
  region int not null,
  id bigint not null,
  report_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  text_zh text not null,
  by_name text not null,
  at timestamptz not null,
  is_final boolean not null,
  primary key (region, id),
  foreign key (region, report_id) references info_report (region, id)
);
comment on table info_follow_up is '续报与终报：只增不改';
create index info_follow_up_by_report on info_follow_up (region, report_id, id);

create table info_correction (
  region int not null,
  id bigint not null,
  report_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  event_before timestamptz not null,
  event_after timestamptz not null,
  reason_zh text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, report_id) references info_report (region, id)
);
comment on table info_correction is '事发时间的更正：前后两个时间、理由、谁改的都留着';
create index info_correction_by_report on info_correction (region, report_id, id);

select scope_table('info_report');
select scope_table('info_follow_up');
select scope_table('info_correction');
