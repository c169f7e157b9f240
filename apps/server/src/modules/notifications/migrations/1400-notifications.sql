-- Told, and known to be told: messages to roles or persons, deliveries by channel, circulars with receipts.
create table circular (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  title_zh text not null,
  body_zh text not null default '',
  audience text[] not null,
  receipt text not null default 'none' check (receipt in ('none', 'delivery', 'acknowledgement')),
  acknowledge_by date,
  is_urgent boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'sent')),
  sent_at timestamptz,
  sent_by text,
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check ((state = 'sent') = (sent_at is not null))
);
comment on table circular is '通知：一份通知发给若干组织或人员';
create index circular_by_path on circular (path, id desc);
create index circular_by_step on circular (region, run_step_id) where run_step_id is not null;

create table message (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  role text,
  user_id bigint,
  kind text not null check (kind in ('reminder', 'circular', 'digest', 'result')),
  title_zh text not null,
  title_en text not null,
  body_zh text not null default '',
  link text not null,
  subject_kind text not null,
  subject_id bigint not null,
  due_on date,
  is_urgent boolean not null default false,
  needs_receipt boolean not null default false,
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'acknowledged', 'failed')),
  not_before timestamptz not null,
  delivered_at timestamptz,
  read_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  repeated int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check ((role is null) <> (user_id is null)),
  check (acknowledged_at is null or delivered_at is not null)
);
comment on table message is '消息：发给某组织某角色或某人的一条；同一事项同一期限只有一条';
comment on column message.not_before is '最早送达时间：夜间和休息日不打扰，紧急除外';
comment on column message.repeated is '再次提醒的次数：不另发新消息';
create unique index message_once on message (region, subject_kind, subject_id, org_id, coalesce(role, ''), coalesce(user_id, 0), kind, coalesce(due_on, date '9999-12-31'));
create index message_inbox on message (region, org_id, role, id desc) where role is not null and delivered_at is not null;
create index message_inbox_user on message (region, user_id, id desc) where user_id is not null and delivered_at is not null;
create index message_queued on message (not_before) where state = 'queued';

create table message_delivery (
  region int not null,
  id bigint not null,
  message_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  channel text not null,
  outcome text not null check (outcome in ('delivered', 'sent', 'failed')),
  detail text,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, message_id) references message (region, id)
);
comment on table message_delivery is '送达记录：何时、由哪个渠道送达';
create index message_delivery_by_message on message_delivery (region, message_id);

select scope_table_down('circular');
select scope_table('message');
select scope_table('message_delivery');
revoke update, delete on message_delivery from jishi_app;
