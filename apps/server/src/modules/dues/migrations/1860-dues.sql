-- Party dues: what a member is assessed at, what each month asks, what was paid.
create table dues_standing (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  category text not null check (category in ('salaried', 'annual-salary', 'self-employed', 'retired', 'farmer', 'low-income')),
  from_month date not null check (extract(day from from_month) = 1),
  monthly_fen bigint not null check (monthly_fen >= 0),
  base bytea,
  rules_from date,
  pays_quarterly boolean not null default false,
  entered_by bigint,
  entered_by_name text not null,
  entered_at timestamptz not null,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id),
  check ((base is null) = (category in ('farmer', 'low-income')))
);
comment on table dues_standing is '党费核定：类别与月额，自某月起';
comment on column dues_standing.base is '计算基数（加密）：只有本人和登记人可见';
comment on column dues_standing.rules_from is '所依据比例的施行日；比例变了要重新核定';
create index dues_standing_by_member on dues_standing (region, member_id, from_month desc, id desc);
create index dues_standing_by_path on dues_standing (path, from_month);

create table dues_relief (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  from_month date not null,
  until_month date not null,
  monthly_fen bigint not null check (monthly_fen >= 0),
  state text not null check (state in ('requested', 'approved', 'declined')),
  decision_zh text not null,
  requested_by bigint,
  requested_by_name text not null,
  requested_at timestamptz not null,
  answered_by bigint,
  answered_by_name text,
  answered_at timestamptz,
  answer_zh text,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id),
  check (until_month >= from_month),
  check ((state = 'requested') = (answered_at is null)),
  check (answered_by <> requested_by)
);
comment on table dues_relief is '少交或免交：支部研究，上一级党委批准；不记困难情形';
create index dues_relief_by_member on dues_relief (region, member_id, from_month);
create index dues_relief_open on dues_relief (path, id) where state = 'requested';

create table dues_month (
  region int not null,
  org_id bigint not null,
  month date not null,
  path text collate "C" not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  primary key (region, org_id, month),
  foreign key (region, org_id) references org (region, id)
);
comment on table dues_month is '已生成应交名单的月份';

create table dues_charge (
  region int not null,
  member_id bigint not null,
  month date not null,
  org_id bigint not null,
  path text collate "C" not null,
  category text not null,
  due_fen bigint not null check (due_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0 and paid_fen <= due_fen),
  is_relieved boolean not null default false,
  pays_quarterly boolean not null default false,
  primary key (region, member_id, month),
  foreign key (region, member_id) references member (region, id)
);
comment on table dues_charge is '应交党费：每人每月一行，与核定、批准的少交免交一致';
comment on column dues_charge.org_id is '应向其交纳的支部；已交的留在原支部，路径随人';
comment on column dues_charge.paid_fen is '实交累计，等于交纳记录之和';
create index dues_charge_by_org on dues_charge (region, org_id, month) include (due_fen, paid_fen);
create index dues_charge_by_path on dues_charge (path, month) include (due_fen, paid_fen);
create index dues_charge_open on dues_charge (path, month, region, member_id) where paid_fen < due_fen;

create table dues_payment (
  region int not null,
  id bigint not null,
  member_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null check (kind in ('dues', 'large')),
  month date,
  amount_fen bigint not null check (amount_fen <> 0),
  paid_on date not null,
  method text not null check (method in ('cash', 'transfer')),
  by_other_zh text not null default '',
  note_zh text not null default '',
  account_id bigint not null,
  entry_id bigint not null,
  receipt_no text not null,
  counters_id bigint,
  reason text,
  recorded_by bigint,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, member_id) references member (region, id),
  foreign key (region, entry_id) references fund_entry (region, id),
  check ((kind = 'dues') = (month is not null)),
  check ((amount_fen < 0) = (counters_id is not null)),
  check ((counters_id is null) = (reason is null))
);
comment on table dues_payment is '党费交纳记录：只增不改，记错用负数冲正并写明理由';
comment on column dues_payment.by_other_zh is '受托代交人；不得垫交、扣缴';
create index dues_payment_by_member on dues_payment (region, member_id, paid_on desc);
create index dues_payment_by_org on dues_payment (region, org_id, paid_on);
create index dues_payment_by_entry on dues_payment (region, entry_id);
create unique index dues_payment_countered on dues_payment (region, counters_id) where counters_id is not null;

select scope_table('dues_standing');
select scope_table('dues_relief');
select scope_table('dues_month');
select scope_table('dues_charge');
select scope_table('dues_payment');
create policy self on dues_standing for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on dues_relief for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on dues_charge for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on dues_payment for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
revoke update, delete on dues_payment, dues_standing from jishi_app;
-- An assessment follows the person to another branch; what it says never changes.
grant update (path) on dues_standing to jishi_app;
