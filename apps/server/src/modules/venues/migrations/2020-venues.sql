-- Venues: planned, approved, built, accepted, open; bookings that cannot collide, measured opening, upkeep.
create table venue (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_id bigint,
  run_step_id bigint,
  kind text not null,
  title_zh text not null,
  place_zh text not null,
  area_square_metres int not null check (area_square_metres > 0),
  functions text[] not null,
  equipment jsonb not null default '[]',
  hours jsonb not null default '[]',
  bookable boolean not null default true,
  funding_source text not null check (funding_source in ('budget', 'superior', 'dues', 'collective-income', 'employer', 'donation', 'loan', 'levy', 'none')),
  funding_fen bigint not null check (funding_fen >= 0),
  adds_debt boolean not null,
  levies boolean not null,
  state text not null default 'planned' check (state in ('planned', 'approved', 'declined', 'built', 'accepted', 'open', 'closed')),
  planned_by bigint,
  decided_by_name text,
  decided_on date,
  declined_reason text,
  built_on date,
  accepted_on date,
  accepted_by_name text,
  closed_reason text,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  -- Whatever a service does: what adds debt or a levy never gets beyond the plan.
  check (state in ('planned', 'declined') or not (adds_debt or levies or funding_source in ('loan', 'levy'))),
  check (state not in ('built', 'accepted', 'open', 'closed') or built_on is not null),
  check (state not in ('accepted', 'open', 'closed') or accepted_on is not null)
);
comment on table venue is '阵地：场所、功能、设备、开放时间、资金来源';
comment on column venue.adds_debt is '是否增加村级债务：是则不得批准';
comment on column venue.levies is '是否向农民或居民摊派：是则不得批准';
create index venue_by_org on venue (region, org_id, id);
create index venue_by_path on venue (path, id);
create index venue_by_run on venue (region, run_id) where run_id is not null;

create table venue_booking (
  region int not null,
  id bigint not null,
  venue_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  purpose_zh text not null,
  booked_by bigint,
  cancelled_at timestamptz,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, venue_id) references venue (region, id),
  check (ends_at > starts_at)
);
comment on table venue_booking is '阵地预约：哪个组织、何时、用途';
create index venue_booking_by_venue on venue_booking (region, venue_id, starts_at);
create index venue_booking_by_step on venue_booking (region, run_step_id) where run_step_id is not null;

-- One row a quarter of an hour that is taken: the key itself excludes double booking, in any scope and on any node.
create table venue_slot (
  region int not null,
  venue_id bigint not null,
  slot bigint not null,
  booking_id bigint not null,
  primary key (region, venue_id, slot)
);
comment on table venue_slot is '阵地占用时段（每刻钟一行）：主键即排他，只有时间，没有用途';
create index venue_slot_by_booking on venue_slot (region, booking_id);

create table venue_opening (
  region int not null,
  id bigint not null,
  venue_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  recorded_by bigint,
  primary key (region, id),
  foreign key (region, venue_id) references venue (region, id),
  check (closed_at is null or closed_at >= opened_at)
);
comment on table venue_opening is '阵地开放实测：每次开门、关门';
create unique index venue_opening_one on venue_opening (region, venue_id) where closed_at is null;
create index venue_opening_by_venue on venue_opening (region, venue_id, opened_at desc);

create table venue_upkeep (
  region int not null,
  id bigint not null,
  venue_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  on_day date not null,
  kind text not null check (kind in ('upkeep', 'repair', 'inspection')),
  text_zh text not null,
  cost_fen bigint not null default 0 check (cost_fen >= 0),
  by_name text not null,
  recorded_by bigint,
  recorded_at timestamptz not null,
  primary key (region, id),
  foreign key (region, venue_id) references venue (region, id)
);
comment on table venue_upkeep is '阵地维护、维修与检查记录';
create index venue_upkeep_by_venue on venue_upkeep (region, venue_id, on_day desc);
create index venue_upkeep_by_step on venue_upkeep (region, run_step_id) where run_step_id is not null;

select scope_table_down('venue');
select scope_table('venue_booking');
select scope_table_down('venue_opening');
select scope_table('venue_upkeep');
grant select, insert, delete on venue_slot to jishi_app;
