-- Money of organisations: accounts, an append-only ledger of two-sided entries, closing, requests, transfers, statements.
create table fund_account (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null check (kind in ('dues', 'activity', 'special-dues', 'village', 'donation', 'care', 'project')),
  title_zh text not null,
  bank_name text not null default '',
  bank_tail text not null default '',
  opened_on date not null,
  closed_on date,
  closed_until date,
  receipt_year int not null default 0,
  receipt_no int not null default 0,
  version int not null default 0,
  primary key (region, id),
  unique (region, org_id, kind, title_zh),
  foreign key (region, org_id) references org (region, id),
  check (closed_until is null or extract(day from closed_until) = 1)
);
comment on table fund_account is '资金账户：党费、活动经费等分户核算';
comment on column fund_account.bank_tail is '银行账号后四位';
comment on column fund_account.closed_until is '已结账的最后一个月（当月一日）';
comment on column fund_account.receipt_no is '本年最近一张收据的序号';
create index fund_account_by_path on fund_account (path, kind);

create table fund_entry (
  region int not null,
  id bigint not null,
  account_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null check (kind in ('opening', 'dues', 'large-dues', 'gift', 'interest', 'income', 'remittance-in', 'allocation-in', 'remittance-out', 'allocation-out', 'payment')),
  debit_head text not null,
  credit_head text not null,
  amount_fen bigint not null check (amount_fen > 0),
  happened_on date not null,
  month date not null,
  purpose text,
  party_zh text not null default '',
  summary_zh text not null default '',
  receipt_no text,
  request_id bigint,
  transfer_id bigint,
  campaign_id bigint,
  run_step_id bigint,
  counters_id bigint,
  reason text,
  posted_by bigint,
  posted_by_name text not null,
  posted_at timestamptz not null,
  primary key (region, id),
  foreign key (region, account_id) references fund_account (region, id),
  check (debit_head <> credit_head and 'cash' in (debit_head, credit_head)),
  check (month = date_trunc('month', happened_on)),
  check ((counters_id is null) = (reason is null))
);
comment on table fund_entry is '分录：每笔一借一贷，只增不改；更正用冲正分录';
comment on column fund_entry.month is '入账月份（当月一日）';
comment on column fund_entry.counters_id is '冲正所对的分录';
comment on column fund_entry.party_zh is '对方；自愿捐交可不留姓名';
create index fund_entry_by_account on fund_entry (region, account_id, month, id);
create index fund_entry_countered on fund_entry (region, counters_id) where counters_id is not null;
create index fund_entry_by_campaign on fund_entry (region, campaign_id) where campaign_id is not null;
create index fund_entry_by_step on fund_entry (region, run_step_id) where run_step_id is not null;
create unique index fund_entry_receipt on fund_entry (region, account_id, receipt_no) where receipt_no is not null;

create table fund_month (
  region int not null,
  account_id bigint not null,
  month date not null,
  org_id bigint not null,
  path text collate "C" not null,
  opening_fen bigint not null,
  in_fen bigint not null,
  out_fen bigint not null,
  closing_fen bigint not null,
  counted_fen bigint not null,
  reason text,
  closed_by bigint,
  closed_by_name text not null,
  closed_at timestamptz not null,
  primary key (region, account_id, month),
  foreign key (region, account_id) references fund_account (region, id),
  check (closing_fen = opening_fen + in_fen - out_fen),
  check (counted_fen = closing_fen or reason is not null)
);
comment on table fund_month is '月度结账：期初、收、支、期末与实存';

create table fund_request (
  region int not null,
  id bigint not null,
  account_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  purpose text not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee_zh text not null,
  reason_zh text not null,
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'paid')),
  requested_by bigint not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  decided_by bigint,
  decided_by_name text,
  decided_at timestamptz,
  decision_zh text,
  paid_by bigint,
  paid_by_name text,
  paid_at timestamptz,
  entry_id bigint,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, account_id) references fund_account (region, id),
  check (decided_by <> requested_by),
  check (paid_by <> requested_by and paid_by <> decided_by),
  check ((state = 'paid') = (entry_id is not null))
);
comment on table fund_request is '用款申请：申请、审批、付款三人分开';
comment on column fund_request.decision_zh is '集体讨论决定的会议和意见';
create index fund_request_by_account on fund_request (region, account_id, id desc);
create index fund_request_open on fund_request (path, id) where state in ('requested', 'approved');
create index fund_request_by_step on fund_request (region, run_step_id) where run_step_id is not null;

create table fund_transfer (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  upper_org_id bigint not null,
  direction text not null check (direction in ('up', 'down')),
  kind text not null check (kind in ('dues', 'activity', 'special-dues', 'village', 'donation', 'care', 'project')),
  state text not null check (state in ('asked', 'sent', 'received', 'refused', 'taken-back', 'declined')),
  amount_fen bigint not null check (amount_fen > 0),
  base_fen bigint,
  share text,
  from_month date,
  through_month date,
  campaign_id bigint,
  run_step_id bigint,
  purpose_zh text not null default '',
  decision_zh text,
  reason text,
  from_account_id bigint,
  to_account_id bigint,
  sent_by_name text,
  sent_on date,
  received_by_name text,
  received_on date,
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (state in ('asked', 'declined') or from_account_id is not null),
  check (state <> 'received' or to_account_id is not null)
);
comment on table fund_transfer is '上缴与下拨：一方付出，另一方确认收到';
comment on column fund_transfer.org_id is '下级一方的组织；行随下级，上下级都能看到';
comment on column fund_transfer.base_fen is '上缴所依据的实收党费';
create index fund_transfer_by_org on fund_transfer (region, org_id, id desc);
create index fund_transfer_by_upper on fund_transfer (region, upper_org_id, state, id desc);
create index fund_transfer_by_step on fund_transfer (region, run_step_id) where run_step_id is not null;
-- A period goes up once: a second remittance for the same months has to wait until the first was taken back.
create unique index fund_transfer_period on fund_transfer (region, from_account_id, through_month)
  where direction = 'up' and campaign_id is null and state in ('sent', 'received', 'refused');

create table fund_statement (
  region int not null,
  id bigint not null,
  account_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  file_name text not null,
  sha256 text not null,
  from_on date,
  until_on date,
  imported_by bigint,
  imported_by_name text not null,
  imported_at timestamptz not null,
  primary key (region, id),
  unique (region, account_id, sha256),
  foreign key (region, account_id) references fund_account (region, id)
);
comment on table fund_statement is '对账：导入的银行流水或收款名单';
create table fund_statement_row (
  region int not null,
  id bigint not null,
  statement_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  row_no int not null,
  booked_on date,
  amount_fen bigint,
  party_zh text not null default '',
  remark_zh text not null default '',
  reference text not null default '',
  state text not null check (state in ('matched', 'doubtful', 'unmatched', 'settled')),
  reason text,
  item_id bigint,
  settled_reason text,
  settled_by_name text,
  settled_at timestamptz,
  primary key (region, id),
  foreign key (region, statement_id) references fund_statement (region, id),
  check ((state = 'settled') = (settled_reason is not null))
);
comment on table fund_statement_row is '对账行：相符、存疑、未对上，逐行写明原因';
create index fund_statement_row_by_statement on fund_statement_row (region, statement_id, row_no);
create index fund_statement_row_item on fund_statement_row (region, item_id) where item_id is not null;

create table fund_publication (
  region int not null,
  id bigint not null,
  account_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  kind text not null,
  year int not null,
  state text not null check (state in ('drafted', 'checked', 'published', 'superseded')),
  figures jsonb not null,
  drafted_by bigint,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  checked_by bigint,
  checked_by_name text,
  checked_at timestamptz,
  remark_zh text,
  published_by_name text,
  published_on date,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, account_id) references fund_account (region, id),
  check (checked_by <> drafted_by),
  check (state not in ('checked', 'published') or checked_by is not null)
);
comment on table fund_publication is '年度收支公布：汇总数，不含个人';
create unique index fund_publication_current on fund_publication (region, account_id, year) where state <> 'superseded';

create table special_campaign (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  title_zh text not null,
  appeal_zh text not null,
  from_on date not null,
  until_on date not null,
  state text not null check (state in ('open', 'closed', 'reported')),
  report_zh text,
  reported_on date,
  reported_fen bigint,
  reported_gifts int,
  created_by_name text not null,
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check (until_on >= from_on)
);
comment on table special_campaign is '特殊党费倡议：自愿，不定数额，不排名，不列未交者';
create index special_campaign_by_path on special_campaign (path, id desc);

create table fund_step (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  account_id bigint,
  run_step_id bigint not null,
  kind text not null check (kind in ('dues', 'activity', 'special-dues', 'village', 'donation', 'care', 'project')),
  entry text not null check (entry in ('receipt', 'payment', 'remittance', 'allocation', 'budget', 'statement', 'settlement')),
  opened_on date not null,
  state text not null check (state in ('open', 'done')),
  note_zh text not null default '',
  budget jsonb not null default '[]',
  done_by bigint,
  version int not null default 0,
  primary key (region, id),
  unique (region, run_step_id),
  foreign key (region, account_id) references fund_account (region, id)
);
comment on table fund_step is '程序中的资金步骤：所用账户与预算';
comment on column fund_step.org_id is '要办的组织；行随事项所属的组织';

select scope_table('fund_account');
select scope_table('fund_entry');
select scope_table('fund_month');
select scope_table('fund_request');
select scope_table('fund_transfer');
select scope_table('fund_statement');
select scope_table('fund_statement_row');
select scope_table('fund_step');
select scope_table_down('fund_publication');
select scope_table_down('special_campaign');
-- The books are append-only for the application; paths of a moved organisation are rewritten by the owner alone.
revoke update, delete on fund_entry, fund_month from jishi_app;
