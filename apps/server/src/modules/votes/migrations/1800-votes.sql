-- Votes: motions, elections, recommendations. A secret ballot has no path to its voter: `vote_ticket` knows who had a
-- ballot signed, `vote_ballot` holds what was cast; neither a key nor a time nor an order leads from one to the other.
create table vote (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  preset text not null,
  kind text not null check (kind in ('motion', 'election', 'nomination')),
  title_zh text not null,
  definition jsonb not null,
  state text not null check (state in ('prepared', 'open', 'closed', 'counted', 'declared', 'void')),
  seats int check (seats > 0),
  options jsonb not null default '[]',
  coming jsonb not null,
  chosen jsonb not null default '[]',
  seats_given_up int not null default 0,
  excused jsonb not null default '[]',
  held_on date,
  expected int,
  round_no int not null default 0,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (kind <> 'election' or seats is not null or state = 'prepared')
);
comment on table vote is '表决、选举、推荐';
comment on column vote.definition is '由谁表决、有效人数、通过比例、差额、是否无记名（种类或方法步骤给定）';
comment on column vote.options is '候选人或事项，按纸面次序';
comment on column vote.coming is '下一轮：种类、候选人或事项、名额';
comment on column vote.expected is '应到有表决权（选举权）人数，开始投票时冻结';
create index vote_by_org on vote (region, org_id, id desc);
create index vote_newest on vote (path, id desc);
create index vote_by_step on vote (region, run_step_id);

create table vote_officer (
  region int not null,
  vote_id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  duty text not null check (duty in ('scrutineer', 'teller')),
  name text not null,
  primary key (region, vote_id, member_id),
  foreign key (region, vote_id) references vote (region, id)
);
comment on table vote_officer is '监票人、计票人：候选人不得担任，一人只任一项';

create table vote_elector (
  region int not null,
  vote_id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  tail text not null,
  voting boolean not null,
  excluded text,
  present boolean not null default false,
  primary key (region, vote_id, member_id),
  foreign key (region, vote_id) references vote (region, id),
  check (voting = (excluded is null)),
  check (voting or not present)
);
comment on table vote_elector is '选举人名单：开始投票时冻结，不计入的注明原因';
create index vote_elector_by_member on vote_elector (region, member_id);

create table vote_round (
  region int not null,
  id bigint not null,
  vote_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  number int not null,
  kind text not null check (kind in ('first', 'next-item', 'runoff', 'another-round', 'rerun')),
  method text not null check (method in ('paper', 'hands', 'online')),
  remote boolean not null default false,
  state text not null check (state in ('open', 'closed', 'counted', 'declared', 'void')),
  options jsonb not null,
  seats int,
  max_marks int,
  runoff boolean not null default false,
  rule jsonb not null,
  held_on date not null,
  expected int not null,
  present int not null,
  bodies jsonb not null,
  written jsonb not null default '{}',
  out int,
  opened_at timestamptz not null,
  closes_at timestamptz,
  closed_at timestamptz,
  public_key text,
  counts jsonb,
  outcome jsonb,
  void_reason_zh text,
  primary key (region, id),
  unique (region, vote_id, number),
  foreign key (region, vote_id) references vote (region, id),
  check (present <= expected),
  check (state not in ('counted', 'declared') or outcome is not null),
  check ((method = 'online') = (public_key is not null))
);
comment on table vote_round is '一轮投票：方式、发出与收回、计票、结果';
comment on column vote_round.rule is '开始投票当日适用的有效人数和通过比例';
comment on column vote_round.public_key is '本轮选票的公钥；私钥在结束投票时销毁';
create index vote_round_ending on vote_round (closes_at) where state = 'open' and closes_at is not null;

create table vote_key (
  region int not null,
  round_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  private_key bytea not null,
  primary key (region, round_id),
  foreign key (region, round_id) references vote_round (region, id)
);
comment on table vote_key is '本轮盖章私钥（加密）：每轮一把，结束投票时删除';

create table vote_ticket (
  region int not null,
  round_id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  blinded_hash bytea,
  primary key (region, round_id, member_id),
  foreign key (region, round_id) references vote_round (region, id)
);
comment on table vote_ticket is '领票：谁的选票已盖章；不记时间，与选票无任何关联';
comment on column vote_ticket.blinded_hash is '盲化选票的哈希：同一请求重发时答复相同；结束投票时清空';

create table vote_ballot (
  region int not null,
  token bytea not null,
  round_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  message bytea not null,
  signature bytea not null,
  primary key (region, token),
  foreign key (region, round_id) references vote_round (region, id)
);
comment on table vote_ballot is '选票：不含人、时间、账号、网络地址；每投一张即随机重排，存放次序不对应先后';
create index vote_ballot_by_round on vote_ballot (region, round_id);

create table vote_entry (
  region int not null,
  round_id bigint not null,
  member_id bigint not null,
  attempt int not null,
  org_id bigint not null,
  path text collate "C" not null,
  name text not null,
  counts jsonb not null,
  at timestamptz not null,
  primary key (region, round_id, member_id, attempt),
  foreign key (region, round_id) references vote_round (region, id)
);
comment on table vote_entry is '计票人各自录入的票数；更正另记一次，原数不动';

create table vote_event (
  region int not null,
  id bigint not null,
  vote_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  act_zh text not null,
  by_name text not null,
  at timestamptz not null,
  reason_zh text,
  primary key (region, id),
  foreign key (region, vote_id) references vote (region, id)
);
comment on table vote_event is '表决、选举经过；投票本身不在其中';
create index vote_event_by_vote on vote_event (region, vote_id, id);

create table vote_door (
  region int not null,
  round_id bigint not null,
  path text collate "C" not null,
  primary key (region, round_id)
);
comment on table vote_door is '投票入口：投出选票不带登录信息，先按轮次找到所属组织；不含个人信息';

select scope_table('vote');
select scope_table('vote_officer');
select scope_table('vote_elector');
select scope_table('vote_round');
select scope_table('vote_key');
select scope_table('vote_ticket');
select scope_table('vote_ballot');
select scope_table('vote_entry');
select scope_table('vote_event');
-- A ballot comes without a session: the round is found before any scope is known.
grant select, insert, delete on vote_door to jishi_app;
