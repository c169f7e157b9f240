-- People who sign in, what they may do where, and their sessions.
create table app_user (
  region int not null,
  id bigint not null,
  login text not null,
  display_name text not null,
  member_id bigint,
  password_hash text,
  password_set_at timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  state text not null default 'active' check (state in ('invited', 'active', 'suspended', 'removed')),
  must_change_password boolean not null default false,
  preferences jsonb not null default '{}',
  created_at timestamptz not null,
  version int not null default 0,
  primary key (region, id),
  unique (region, login)
);
comment on table app_user is '账号';
comment on column app_user.totp_secret is '动态码密钥（加密）；确认前不生效';
comment on column app_user.totp_last_step is '最近用过的动态码时段：同一动态码不能再用';
create index app_user_by_login on app_user (login);
create index app_user_by_member on app_user (region, member_id);

create table role_grant (
  region int not null,
  id bigint not null,
  user_id bigint not null,
  role text not null check (role in ('county-department', 'township-secretary', 'township-organiser',
    'branch-secretary', 'branch-committee', 'member', 'system-admin', 'security-admin', 'auditor')),
  org_id bigint,
  path text collate "C",
  from_on date not null,
  until_on date,
  granted_by bigint,
  granted_at timestamptz not null,
  revoked_by bigint,
  revoked_at timestamptz,
  revoked_reason text,
  primary key (region, id),
  foreign key (region, user_id) references app_user (region, id)
);
comment on table role_grant is '授权：某人在某组织担任的角色';
comment on column role_grant.path is '组织路径：此身份下可见的范围；管理员角色为空';
create unique index role_grant_once on role_grant (region, user_id, role, coalesce(org_id, 0)) where revoked_at is null;
create index role_grant_by_user on role_grant (region, user_id) where revoked_at is null;
create index role_grant_by_org on role_grant (region, org_id, role) where revoked_at is null;

create table user_session (
  region int not null,
  token_hash bytea not null,
  user_id bigint not null,
  grant_id bigint,
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  device text,
  primary key (region, token_hash),
  foreign key (region, user_id) references app_user (region, id)
);
comment on table user_session is '登录会话：只存令牌的哈希';
create index user_session_by_token on user_session (token_hash);
create index user_session_by_user on user_session (region, user_id) where revoked_at is null;

create table sign_in_attempt (
  region int not null,
  id bigint not null,
  login text not null,
  address_index bytea not null,
  at timestamptz not null,
  succeeded boolean not null,
  primary key (region, id)
);
comment on table sign_in_attempt is '登录尝试：连续失败时等待；三十天后删除';
comment on column sign_in_attempt.address_index is '网络地址的带密钥哈希：只用于限制连续尝试';
create index sign_in_attempt_by_login on sign_in_attempt (login, at desc);
create index sign_in_attempt_by_address on sign_in_attempt (address_index, at desc);

create table one_time_token (
  region int not null,
  id bigint not null,
  token_hash bytea not null,
  purpose text not null,
  subject_kind text not null,
  subject_id bigint not null,
  path text collate "C" not null,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (region, id),
  unique (region, token_hash)
);
comment on table one_time_token is '一次性口令：只存带密钥的哈希，用后即废；不记发给了谁';
comment on column one_time_token.used_at is '用掉的时间，只记到日，免得与无记名的提交对上';
create index one_time_token_by_hash on one_time_token (token_hash);
create index one_time_token_by_subject on one_time_token (region, subject_kind, subject_id);

grant select, insert, update on app_user, role_grant, one_time_token to jishi_app;
grant select, insert, update, delete on user_session to jishi_app;
grant select, insert, update, delete on sign_in_attempt to jishi_app;
