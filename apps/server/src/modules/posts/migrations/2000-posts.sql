-- Posts of members (duties, stations, postings), who held them when, and the attendance that shifts produce. Committee
-- posts stand in committee_post.
create table duty_post (
  region int not null,
  id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  run_step_id bigint,
  kind text not null,
  title_zh text not null,
  duties_zh text not null default '',
  basis text not null check (basis in ('elected', 'appointed', 'claimed', 'posted')),
  seats int not null check (seats between 1 and 200),
  public_badge boolean not null default false,
  term text,
  compatible_with text[] not null default '{}',
  shift_per text,
  shift_at_least int,
  closed_on date,
  closed_reason text,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, org_id) references org (region, id),
  check ((closed_on is null) = (closed_reason is null)),
  check ((shift_per is null) = (shift_at_least is null))
);
comment on table duty_post is '岗位：职责、产生方式、名额、任期、可兼任的岗位';
comment on column duty_post.public_badge is '是否亮牌上岗';
create index duty_post_by_org on duty_post (region, org_id, id);
create index duty_post_by_path on duty_post (path, id);
create index duty_post_by_step on duty_post (region, run_step_id) where run_step_id is not null;

create table post_holding (
  region int not null,
  id bigint not null,
  post_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  member_id bigint not null,
  seat int,
  state text not null check (state in ('claimed', 'confirmed', 'serving', 'handed-over', 'removed', 'declined')),
  note text not null default '',
  claimed_on date not null,
  confirmed_on date,
  confirmed_by bigint,
  confirmed_by_name text,
  decided_at_zh text,
  from_on date,
  until_on date,
  term_told boolean not null default false,
  ended_on date,
  end_reason text,
  successor_id bigint,
  hand_over jsonb not null default '[]',
  received_on date,
  version int not null default 0,
  created_at timestamptz not null,
  primary key (region, id),
  foreign key (region, post_id) references duty_post (region, id),
  foreign key (region, member_id) references member (region, id),
  check ((state = 'serving') = (seat is not null)),
  check (state not in ('serving', 'handed-over', 'removed') or from_on is not null),
  check ((state in ('handed-over', 'removed')) = (ended_on is not null)),
  check (ended_on is null or ended_on >= from_on)
);
comment on table post_holding is '任岗：认领、确认、到岗、交接；半开区间，止日为接任人到岗日';
comment on column post_holding.seat is '占用的名额序号，在岗时才有';
comment on column post_holding.hand_over is '移交清单：未了事项';
-- A seat has one holder at a time, whoever writes at the same moment.
create unique index post_holding_one_seat on post_holding (region, post_id, seat) where state = 'serving';
create unique index post_holding_once on post_holding (region, post_id, member_id) where state in ('claimed', 'confirmed', 'serving');
create index post_holding_by_post on post_holding (region, post_id, id);
create index post_holding_by_member on post_holding (region, member_id);
create index post_holding_term on post_holding (until_on) where state = 'serving';

create table post_shift (
  region int not null,
  id bigint not null,
  post_id bigint not null,
  holding_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  on_day date not null,
  state text not null default 'planned' check (state in ('planned', 'attended', 'excused', 'missed')),
  note text not null default '',
  recorded_by bigint,
  recorded_at timestamptz,
  primary key (region, id),
  foreign key (region, post_id) references duty_post (region, id),
  foreign key (region, holding_id) references post_holding (region, id),
  unique (region, holding_id, on_day)
);
comment on table post_shift is '值班：排定的日子与到岗情况，由组织登记，不作排名';
create index post_shift_by_post on post_shift (region, post_id, on_day desc);

select scope_table('duty_post');
select scope_table('post_holding');
select scope_table('post_shift');
create policy self on post_holding for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
