-- Answers from above: a request lives on the path of the organisation that asks.
create table approval_request (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  round_id bigint,
  step_id text,
  mode text not null check (mode in ('approve', 'file', 'prereview', 'verify')),
  title_zh text not null,
  request_text_zh text not null default '',
  decider_org_id bigint not null,
  decider_roles text[] not null,
  collective text,
  decisions text[] not null,
  needs_reply_number boolean not null default false,
  min_reviewers int not null default 0,
  silence text check (silence in ('refused', 'consent')),
  extension jsonb,
  facts jsonb not null default '{}',
  proposed_value text,
  choices jsonb not null default '[]',
  state text not null check (state in ('requested', 'accepted', 'sent-back', 'decided', 'replied', 'withdrawn')),
  requested_by bigint,
  requested_on date not null,
  accepted_on date,
  due_on date,
  extended_to date,
  extensions int not null default 0,
  sent_back_reason text,
  decision text check (decision in ('approve', 'refuse', 'amend')),
  decided_value text,
  decision_reason text,
  decided_by bigint,
  decided_by_name text,
  decided_on date,
  meeting jsonb,
  reply_number text,
  reply_text_zh text,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  foreign key (region, decider_org_id) references org (region, id),
  check ((decision is null) = (state not in ('decided', 'replied')))
);
comment on table approval_request is '请示与备案';
comment on column approval_request.meeting is '集体研究的会议：日期、应到、实到、赞成';
create index approval_request_by_decider on approval_request (region, decider_org_id, state, due_on);
create index approval_request_by_org on approval_request (region, org_id, id desc);
create index approval_request_by_step on approval_request (region, run_step_id);
create index approval_request_by_round on approval_request (region, round_id, step_id, state);

create table approval_opinion (
  region int not null,
  id bigint not null,
  approval_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  by_user bigint,
  by_name text not null,
  at timestamptz not null,
  text_zh text not null,
  primary key (region, id),
  foreign key (region, approval_id) references approval_request (region, id)
);
comment on table approval_opinion is '审核意见';
create index approval_opinion_by_request on approval_opinion (region, approval_id);

select scope_table('approval_request');
select scope_table('approval_opinion');
