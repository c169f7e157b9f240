-- Tests, what a plan asks of each person, certificates. Marks decide passed or not passed and serve nothing else.
alter table learning_plan add column min_days int check (min_days > 0);
alter table learning_plan add column min_hours int check (min_hours > 0);
alter table learning_plan add column min_lasting text;
alter table learning_plan add column test_pass_mark int check (test_pass_mark > 0);
alter table learning_plan add column test_total int check (test_total >= test_pass_mark);
alter table learning_plan add column has_certificate boolean not null default false;
alter table learning_plan add column certificate_valid_for text;
alter table learning_plan add column rule_ids text[] not null default '{}';
alter table learning_plan add constraint learning_plan_test check ((test_pass_mark is null) = (test_total is null));
comment on column learning_plan.min_hours is '每人应学学时；与天数同时规定时满足其一即可';
comment on column learning_plan.min_lasting is '学习至少持续多久（自开始之日）';
comment on column learning_plan.rule_ids is '上述要求出自哪些规则';

create table learning_test (
  region int not null,
  id bigint not null,
  plan_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  member_id bigint not null,
  attempt smallint not null check (attempt between 1 and 9),
  taken_on date not null,
  marks int not null check (marks >= 0),
  is_passed boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (region, id),
  foreign key (region, plan_id) references learning_plan (region, id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table learning_test is '考试结果：每人一次，不合格的可补考；记错的注明理由作废，另记一次';
comment on column learning_test.marks is '得分：只用于判定合格，只有本人和本支部记录人可见，不排名、不进入任何评定';
create unique index learning_test_once on learning_test (region, plan_id, member_id, attempt) where withdrawn_at is null;
create index learning_test_by_member on learning_test (region, member_id);

create table learning_certificate (
  region int not null,
  id bigint not null,
  plan_id bigint not null,
  org_id bigint not null,
  path text collate "C" not null,
  member_id bigint not null,
  number text not null,
  code text not null,
  title_zh text not null,
  holder_name text not null,
  org_name text not null,
  issued_on date not null,
  valid_until date,
  revoked_on date,
  revoked_reason text,
  primary key (region, id),
  foreign key (region, plan_id) references learning_plan (region, id),
  check ((revoked_on is null) = (revoked_reason is null))
);
comment on table learning_certificate is '结业证：发给通过的人，印有编号、日期和有效期';
comment on column learning_certificate.code is '验证码：持证人出示，凭码可查真伪，不能猜出';
create unique index learning_certificate_once on learning_certificate (region, plan_id, member_id) where revoked_on is null;
create index learning_certificate_by_member on learning_certificate (region, member_id);
create index learning_certificate_expiring on learning_certificate (region, org_id, valid_until) where revoked_on is null;

select scope_table('learning_test');
select scope_table('learning_certificate');
create policy self on learning_test for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
create policy self on learning_certificate for select using (member_id = nullif(current_setting('app.member', true), '')::bigint);
