-- Meetings: called, held, recorded, signed. Presence is proved once, by a code on the spot or the secretary's list;
-- neither place nor device is kept.
create table meeting (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  kind text not null check (kind in ('party-assembly', 'branch-committee', 'subgroup', 'lecture', 'themed-party-day',
    'organisation-life', 'member-appraisal', 'democratic-life', 'term-election', 'other')),
  title_zh text not null,
  definition jsonb not null,
  state text not null check (state in ('planned', 'called', 'opened', 'adjourned', 'resumed', 'closed', 'recorded', 'signed', 'cancelled')),
  scheduled_at timestamptz,
  place_zh text not null default '',
  noticed_on date,
  notice_channel text,
  notice_reason_zh text,
  invited bigint[] not null default '{}',
  expected int,
  told_present int,
  observers jsonb not null default '[]',
  chair_member_id bigint,
  chair_name text,
  recorder_member_id bigint,
  recorder_name text,
  held_on date,
  opened_at timestamptz,
  adjourned_at timestamptz,
  closed_at timestamptz,
  minutes_zh text not null default '',
  recorded_at timestamptz,
  late boolean not null default false,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (state in ('planned', 'cancelled') or scheduled_at is not null),
  check ((opened_at is null) = (held_on is null)),
  check (closed_at is null or closed_at >= opened_at),
  check (chair_member_id is null or chair_member_id <> recorder_member_id),
  check ((recorded_at is null) = (state not in ('recorded', 'signed')))
);
comment on table meeting is '会议：召集、召开、记录、签字';
comment on column meeting.definition is '应到范围、有效人数、通过比例、通知时限、签字要求（方法步骤或会议类别给定）';
comment on column meeting.expected is '应到有表决权人数，开会时冻结';
comment on column meeting.observers is '列席与群众代表：只记类别和人数';
comment on column meeting.late is '补录：超过规定时间才定稿';
create index meeting_by_org on meeting (region, org_id, held_on);
create index meeting_newest on meeting (path, id desc);
create index meeting_by_step on meeting (region, run_step_id);

create table meeting_agenda (
  region int not null,
  meeting_id bigint not null,
  number int not null,
  org_id bigint not null,
  path text collate "C" not null,
  title_zh text not null,
  kind text not null check (kind in ('inform', 'discuss', 'decide')),
  outside_agenda boolean not null default false,
  consent jsonb,
  summary_zh text not null default '',
  primary key (region, meeting_id, number),
  foreign key (region, meeting_id) references meeting (region, id)
);
comment on table meeting_agenda is '议题；会上增加的注明经到会者同意';

create table meeting_attendee (
  region int not null,
  meeting_id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  tail text not null,
  voting boolean,
  excluded text,
  noticed_at timestamptz,
  notice_channel text,
  leave_reason text,
  leave_at timestamptz,
  signed_in_at timestamptz,
  how text check (how in ('code', 'list')),
  left_at timestamptz,
  primary key (region, meeting_id, member_id),
  foreign key (region, meeting_id) references meeting (region, id),
  check ((signed_in_at is null) = (how is null)),
  check (left_at is null or signed_in_at is not null)
);
comment on table meeting_attendee is '会议名单：通知、请假、签到；不记位置和设备';
comment on column meeting_attendee.voting is '是否计入应到有表决权人数；开会时冻结，之前为空';
comment on column meeting_attendee.excluded is '不计入的原因';
create index meeting_attendee_by_member on meeting_attendee (region, member_id);

create table meeting_resolution (
  region int not null,
  id bigint not null,
  meeting_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  agenda_number int,
  text_zh text not null,
  expected int not null,
  present int not null,
  in_favour int not null,
  against int not null,
  abstained int not null,
  outcome text not null check (outcome in ('carried', 'rejected')),
  rule_ids text[] not null,
  decided_at timestamptz not null,
  primary key (region, id),
  foreign key (region, meeting_id) references meeting (region, id),
  check (in_favour >= 0 and against >= 0 and abstained >= 0 and in_favour + against + abstained <= present and present <= expected)
);
comment on table meeting_resolution is '举手表决的决议：只有人数，没有谁投了什么';
create index meeting_resolution_by_meeting on meeting_resolution (region, meeting_id);

create table meeting_event (
  region int not null,
  id bigint not null,
  meeting_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  state text not null,
  by_name text not null,
  at timestamptz not null,
  reason_zh text,
  primary key (region, id),
  foreign key (region, meeting_id) references meeting (region, id)
);
comment on table meeting_event is '会议经过：召集、开会、休会、复会、散会、定稿、签字';
create index meeting_event_by_meeting on meeting_event (region, meeting_id, id);

create table meeting_signature (
  region int not null,
  meeting_id bigint not null,
  role text not null check (role in ('chair', 'recorder')),
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  on_paper boolean not null,
  by_user bigint,
  by_name text not null,
  at timestamptz not null,
  primary key (region, meeting_id, role),
  foreign key (region, meeting_id) references meeting (region, id)
);
comment on table meeting_signature is '会议记录签字：主持人、记录人；纸质签字注明由谁核对';

create table meeting_addendum (
  region int not null,
  id bigint not null,
  meeting_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  text_zh text not null,
  by_user bigint,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, meeting_id) references meeting (region, id)
);
comment on table meeting_addendum is '补正：定稿后的更正，另起一条，原文不动';
create index meeting_addendum_by_meeting on meeting_addendum (region, meeting_id, id);

create table meeting_door (
  region int not null,
  handle text not null,
  meeting_id bigint not null,
  path text collate "C" not null,
  secret bytea not null,
  primary key (region, handle)
);
comment on table meeting_door is '签到码的种子：先按编号找到会议，再进入其范围；不含个人信息';
create index meeting_door_by_handle on meeting_door (handle);
create unique index meeting_door_by_meeting on meeting_door (region, meeting_id);

select scope_table('meeting');
select scope_table('meeting_agenda');
select scope_table('meeting_attendee');
select scope_table('meeting_resolution');
select scope_table('meeting_event');
select scope_table('meeting_signature');
select scope_table('meeting_addendum');
-- A code is looked up before any scope is known; the table tells nothing about persons.
grant select, insert, update, delete on meeting_door to jishi_app;
